package couplinglab.controlroom.demo;

import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Offer;
import couplinglab.controlroom.history.Outcome;
import couplinglab.controlroom.ledger.Account;
import couplinglab.controlroom.ledger.Accounting;
import couplinglab.controlroom.ledger.Books;
import couplinglab.controlroom.ledger.Copies;
import couplinglab.controlroom.ledger.Downtime;
import couplinglab.controlroom.ledger.Routes;
import couplinglab.controlroom.ledger.SubscriberAccount;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Turns what a run left behind into what is judged. */
final class Judge {
    private Judge() {}

    /** @param settled whether the books were read when nothing was under way any more */
    static Run run(Footage footage, Books books, boolean settled) {
        var late = Accounting.of(footage.history(), books, settled);
        var account = footage.early() == null || isGuiltier(late, footage.early()) ? late : footage.early();
        var drain = Drain.seconds(footage.history(), books);
        return new Run(
                RunRow.of(footage.id(), account, copies(footage, books, settled), footage.duplicates(), drain),
                account,
                fired(footage),
                acceptedByMode(footage),
                footage.clues());
    }

    private static List<SubscriberAccount> copies(Footage footage, Books books, boolean settled) {
        return Copies.of(
                footage.history(), books, settled, Routes.of(footage.history().marks()));
    }

    /** A run that was judged early keeps that verdict, unless worse came to light since. */
    private static boolean isGuiltier(Account late, Account early) {
        return late.doubled() > early.doubled()
                || late.contradictions().size() > early.contradictions().size();
    }

    private static boolean fired(Footage footage) {
        var marks = footage.history().marks();
        return switch (footage.id().fault()) {
            case NONE -> true;
            // The first mode is set before the traffic, the last one under it.
            case SWITCH ->
                marks.stream()
                                .filter(mark -> mark.kind() == Mark.Kind.MODE_ANSWERED)
                                .count()
                        == 2;
            // They are taken away and put back.
            case UNMATCHED ->
                marks.stream()
                                .filter(mark -> mark.kind() == Mark.Kind.RULES_ANSWERED)
                                .count()
                        == 2;
            case RULE -> marks.stream().anyMatch(mark -> mark.kind() == Mark.Kind.RULES_ANSWERED);
            case KILL, FREEZE, BROKER, CRASH, SUBSCRIBER ->
                Downtime.of(marks).windows().stream().anyMatch(window -> window.over() != null);
        };
    }

    private static Map<String, Integer> acceptedByMode(Footage footage) {
        return footage.history().offers().stream()
                .filter(offer -> offer.outcome() == Outcome.ACCEPTED)
                .map(Offer::answer)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(
                        answer -> String.valueOf(answer.mode()), Collectors.summingInt(answer -> 1)));
    }
}
