package couplinglab.controlroom.soak;

import static couplinglab.controlroom.process.ProcessNames.FULFILLMENT_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE_2;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What goes wrong in a run, and in which order: a function of the seed and the settings alone. Kinds are dealt like
 * cards, so that each comes up before one comes up again, and so that everybody who may be killed is, if there are enough
 * kills; every kill is followed by a fault that kills nobody.
 */
final class Schedule {
    private final SplittableRandom random;
    private final Cast cast;

    private Schedule(long seed, Cast cast) {
        this.random = new SplittableRandom(seed);
        this.cast = cast;
    }

    /**
     * @param kills how many there are to be, exactly; at least 0
     * @param killed who is killed in any case: if the kills are too few for everybody, the others come first
     */
    static List<Fault> of(long seed, int kills, Cast cast, List<String> killed) {
        return new Schedule(seed, cast).deal(kills, killed);
    }

    private List<Fault> deal(int kills, List<String> killed) {
        var deadly = new Deck(deadlyKinds());
        var harmless = new Deck(harmlessKinds());
        var faults = new ArrayList<Fault>();
        var spared = spared(kills, killed);
        for (int left = kills; left > 0; ) {
            int most = left;
            var fault = deadly.next(some ->
                    some.kills() <= most && without(some.victims(), spared).size() <= most - some.kills());
            left -= fault.kills();
            spared.removeAll(fault.victims());
            faults.add(fault);
            faults.add(harmless.next(any -> true));
        }
        return List.copyOf(faults);
    }

    /** Those for each of whom a kill is kept. */
    private Set<String> spared(int kills, List<String> killed) {
        var all = new TreeSet<>(cast.victims());
        var others = without(killed, all);
        if (kills >= all.size()) {
            return all;
        }
        return kills >= others.size() ? others : new TreeSet<>();
    }

    private static Set<String> without(List<String> some, Set<String> all) {
        var others = new TreeSet<>(all);
        some.forEach(others::remove);
        return others;
    }

    private List<Function<SplittableRandom, Fault>> deadlyKinds() {
        var kinds = new ArrayList<Function<SplittableRandom, Fault>>();
        for (var victim : cast.victims()) {
            kinds.add(dice -> new Kills.Anywhere(List.of(victim), down(dice)));
            kinds.add(dice -> new Kills.WhileStarting(victim, down(dice), dice.nextLong(100, 4000)));
        }
        for (var pair : cast.pairs()) {
            kinds.add(dice -> new Kills.Anywhere(pair, down(dice)));
        }
        for (var consumer : cast.victims(FULFILLMENT_SERVICE)) {
            kinds.add(dice -> new Kills.AtPoint(consumer, "before-transaction", down(dice)));
            kinds.add(dice -> new Kills.AtPoint(consumer, "after-commit", down(dice)));
            if (cast.modes().switches()) {
                kinds.add(dice -> new Callers.AgainAfterRefusal(ORDER_SERVICE, 5));
            }
        }
        if (cast.modes().queues()) {
            addDeadlyOfQueues(kinds);
        }
        return kinds;
    }

    private void addDeadlyOfQueues(List<Function<SplittableRandom, Fault>> kinds) {
        for (var producer : cast.victims(ORDER_SERVICE, ORDER_SERVICE_2)) {
            kinds.add(dice -> new Kills.AtPoint(producer, "relay-before-send", down(dice)));
            kinds.add(dice -> new Kills.AtPoint(producer, "relay-after-send", down(dice)));
        }
        for (var consumer : cast.victims(FULFILLMENT_SERVICE)) {
            kinds.add(dice -> new Kills.AtPoint(consumer, "before-delete", down(dice)));
            kinds.add(dice -> new Kills.DuringRedrive(60, dice.nextLong(10, 300)));
        }
        for (var victim : cast.victims(FULFILLMENT_SERVICE, cast.broker())) {
            kinds.add(dice -> new Kills.DuringDeadLettering(victim, 60, dice.nextLong(10, 500)));
        }
    }

    private List<Function<SplittableRandom, Fault>> harmlessKinds() {
        var kinds = new ArrayList<Function<SplittableRandom, Fault>>(List.of(
                dice -> new Hindrances.Freeze(dice.nextLong(11_000, 14_000)),
                dice -> new Hindrances.Slow(dice.nextLong(11_000, 13_000), dice.nextLong(12_000, 16_000)),
                dice -> new Hindrances.FailSome(dice.nextInt(10, 60), dice.nextLong(2000, 6000)),
                dice -> new Callers.CutOff(producer(dice), dice.nextInt(4, 12)),
                dice -> new Callers.TwiceAtOnce(producer(dice), dice.nextInt(4, 12))));
        if (cast.modes().queues()) {
            kinds.add(dice -> new Hindrances.RedriveAll());
            kinds.add(dice -> new Hindrances.Poison(dice.nextInt(1, 6)));
        }
        if (cast.refusesEntries() && cast.modes().queues()) {
            kinds.add(dice -> new Hindrances.RefuseEntries(producer(dice), dice.nextInt(1, 4), dice.nextInt(1, 10)));
        }
        if (cast.modes().switches()) {
            kinds.add(dice -> new Callers.AgainAfterTimeout(ORDER_SERVICE, 3));
            for (var mode : List.of(Site.DIRECT, Site.GUARDED, Site.QUEUE, Site.QUEUE)) {
                kinds.add(dice -> new Hindrances.SwitchMode(ORDER_SERVICE, mode));
            }
        }
        return kinds;
    }

    private static String producer(SplittableRandom dice) {
        return dice.nextBoolean() ? ORDER_SERVICE : ORDER_SERVICE_2;
    }

    private static long down(SplittableRandom dice) {
        return dice.nextLong(0, 2500);
    }

    /** Deals each card once before it is shuffled again; one that does not fit now stays in it. */
    private final class Deck {
        private final List<Function<SplittableRandom, Fault>> cards;
        private final List<Function<SplittableRandom, Fault>> left = new ArrayList<>();

        Deck(List<Function<SplittableRandom, Fault>> cards) {
            this.cards = cards;
        }

        /** @param fits takes some card of the whole deck */
        Fault next(Predicate<Fault> fits) {
            var passed = new ArrayList<Function<SplittableRandom, Fault>>();
            while (true) {
                if (left.isEmpty()) {
                    passed.clear();
                    left.addAll(cards);
                }
                var card = left.remove(random.nextInt(left.size()));
                var fault = card.apply(random);
                if (fits.test(fault)) {
                    left.addAll(passed);
                    return fault;
                }
                passed.add(card);
            }
        }
    }
}
