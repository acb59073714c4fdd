package couplinglab.controlroom.demo;

import couplinglab.controlroom.ledger.Account;
import couplinglab.controlroom.ledger.OrderRow;
import couplinglab.controlroom.ledger.SubscriberAccount;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Runs as they should be, to be spoilt one field at a time. */
final class Runs {
    /** The numbers of one run that tests spoil. */
    record Numbers(
            int offered,
            int accepted,
            int refused,
            int unknown,
            int pending,
            int fulfilled,
            int waiting,
            int deadLettered,
            @Nullable Integer lost,
            int doubled,
            @Nullable Long duplicates,
            int offeredWhileDown,
            int acceptedWhileDown,
            List<String> contradictions) {}

    private Runs() {}

    static List<Run> good() {
        return RunId.all().stream().map(Runs::good).toList();
    }

    static Run good(RunId id) {
        return run(id, numbers(id), true, modes(id), clues(id));
    }

    static List<Run> with(RunId id, UnaryOperator<Run> change) {
        return good().stream()
                .map(run -> run.id().equals(id) ? change.apply(run) : run)
                .toList();
    }

    static List<Run> withNumbers(RunId id, UnaryOperator<Numbers> change) {
        return with(id, run -> run(id, change.apply(numbers(id)), true, modes(id), clues(id)));
    }

    static Run with(Run run, Clues clues) {
        return new Run(run.row(), run.account(), run.faultFired(), run.acceptedByMode(), clues);
    }

    static Run with(Run run, Map<String, Integer> acceptedByMode) {
        return new Run(run.row(), run.account(), run.faultFired(), acceptedByMode, run.clues());
    }

    static Run unfired(Run run) {
        return new Run(run.row(), run.account(), false, run.acceptedByMode(), run.clues());
    }

    private static Numbers numbers(RunId id) {
        boolean down = id.fault().takesSomethingDown();
        boolean loose = OrderRow.LOOSE.contains(id.mode()) || !down;
        int accepted = loose ? 100 : 70;
        int refused = 100 - accepted;
        return new Numbers(
                100,
                accepted,
                refused,
                0,
                0,
                accepted - unmatched(id),
                0,
                0,
                0,
                0,
                0L,
                down ? 30 : 0,
                down && loose ? 30 : 0,
                List.of());
    }

    private static int unmatched(RunId id) {
        return id.fault() == Fault.UNMATCHED ? 12 : 0;
    }

    private static Map<String, Integer> modes(RunId id) {
        return id.fault() == Fault.SWITCH
                ? Map.of(id.firstMode(), 50, id.lastMode(), 50)
                : Map.of(id.mode(), numbers(id).accepted());
    }

    private static Clues clues(RunId id) {
        if (id.fault() == Fault.CRASH) {
            boolean direct = id.mode().equals(RunId.DIRECT);
            return Clues.of(new Clues.Crash("-flags", direct ? 3 : null, !direct, direct ? 500 : 750));
        }
        if (id.fault() == Fault.FREEZE) {
            return id.mode().equals(RunId.DIRECT)
                    ? Clues.of(new Clues.Threads(8, 8, 12), new Clues.Catalog(1, 0, 1))
                    : Clues.of(null, new Clues.Catalog(10, 10, 0));
        }
        if (id.fault() == Fault.SUBSCRIBER) {
            return Clues.of(new Clues.FanOut("analytics", "notification", 60, 60, 60));
        }
        if (id.fault() == Fault.UNMATCHED) {
            return Clues.of(new Clues.Unmatched(List.of("every-order"), unmatched(id)));
        }
        return id.fault() == Fault.RULE ? Clues.of(new Clues.Change("export-statistics", true)) : Clues.NONE;
    }

    private static List<SubscriberAccount> copies(RunId id) {
        return switch (id.mode()) {
            case RunId.TOPIC -> List.of(exact("notification", 100), exact("analytics", 100));
            case RunId.BUS ->
                List.of(
                        exact("analytics", id.fault() == Fault.RULE ? 20 : 0),
                        exact("fraud-review", 12),
                        exact("customs", 30));
            default -> List.of();
        };
    }

    static SubscriberAccount exact(String subscriber, int handled) {
        return new SubscriberAccount(subscriber, handled, handled, 0, 0, 0, 0, 0);
    }

    /** The same run with one account in place of that subscriber's. */
    static Run with(Run run, SubscriberAccount account) {
        var accounts = run.row().subscribers().stream()
                .map(one -> one.subscriber().equals(account.subscriber()) ? account : one)
                .toList();
        var row = RunRow.of(run.id(), run.account(), accounts, run.row().duplicates(), null);
        return new Run(row, run.account(), run.faultFired(), run.acceptedByMode(), run.clues());
    }

    private static Run run(RunId id, Numbers n, boolean fired, Map<String, Integer> modes, Clues clues) {
        var account = new Account(
                n.offered(),
                n.pending(),
                n.accepted(),
                n.refused(),
                n.unknown(),
                n.fulfilled(),
                n.deadLettered(),
                n.waiting(),
                unmatched(id),
                n.lost(),
                n.lost() == null ? null : 0,
                n.lost() == null ? null : 0,
                0,
                n.unknown(),
                n.doubled(),
                0,
                n.offeredWhileDown(),
                n.acceptedWhileDown(),
                null,
                null,
                n.contradictions());
        return new Run(RunRow.of(id, account, copies(id), n.duplicates(), null), account, fired, modes, clues);
    }
}
