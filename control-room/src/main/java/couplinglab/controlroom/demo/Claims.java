package couplinglab.controlroom.demo;

import static couplinglab.controlroom.demo.RunId.BUS;
import static couplinglab.controlroom.demo.RunId.DIRECT;
import static couplinglab.controlroom.demo.RunId.GUARDED;
import static couplinglab.controlroom.demo.RunId.QUEUE;
import static couplinglab.controlroom.demo.RunId.TOPIC;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges the runs. A claim holds only if its run proved something: the fault was confirmed, and where something was
 * down, at least {@link #ENOUGH} orders were offered while it was. Order and counts decide, never durations.
 */
final class Claims {
    static final int ENOUGH = 10;

    private final List<RunId> wanted;
    private final Map<RunId, Run> runs = new LinkedHashMap<>();

    private Claims(List<RunId> wanted, List<Run> runs) {
        this.wanted = wanted;
        runs.forEach(run -> this.runs.put(run.id(), run));
    }

    /**
     * Judges every claim about the wanted runs.
     *
     * @param runs those that were made; a claim about one that is missing does not hold
     */
    static List<Claim> judge(List<RunId> wanted, List<Run> runs) {
        var claims = new Claims(wanted, runs);
        return Stream.of(
                        claims.killed(),
                        claims.frozen(),
                        claims.broker(),
                        claims.copies(),
                        claims.crash(),
                        claims.books())
                .flatMap(some -> some)
                .toList();
    }

    private Stream<Claim> killed() {
        return Stream.of(
                        claim("killed-direct-accepts-none", DIRECT, Fault.KILL, Claims::acceptsNone),
                        claim("killed-guarded-accepts-none", GUARDED, Fault.KILL, Claims::acceptsNone),
                        claim("killed-queue-accepts-each", QUEUE, Fault.KILL, Claims::acceptsEach))
                .flatMap(claim -> claim);
    }

    private Stream<Claim> frozen() {
        return Stream.of(
                        claim("frozen-direct-holds-every-thread", DIRECT, Fault.FREEZE, FrozenClaims::holdsEveryThread),
                        claim("frozen-direct-hangs-the-catalog", DIRECT, Fault.FREEZE, FrozenClaims::hangsTheCatalog),
                        claim(
                                "frozen-guarded-answers-the-catalog",
                                GUARDED,
                                Fault.FREEZE,
                                FrozenClaims::answersTheCatalog),
                        claim("frozen-guarded-accepts-none", GUARDED, Fault.FREEZE, Claims::acceptsNone),
                        claim("frozen-queue-accepts-each", QUEUE, Fault.FREEZE, Claims::acceptsEach))
                .flatMap(claim -> claim);
    }

    private Stream<Claim> broker() {
        return Stream.of(
                        claim("broker-killed-queue-accepts-each", QUEUE, Fault.BROKER, Claims::acceptsEach),
                        claim("broker-killed-all-fulfilled", QUEUE, Fault.BROKER, Claims::fulfillsEach))
                .flatMap(claim -> claim);
    }

    private Stream<Claim> copies() {
        return Stream.of(
                        claim("subscriber-killed-topic-accepts-each", TOPIC, Fault.SUBSCRIBER, Claims::acceptsEach),
                        claim(
                                "subscriber-killed-others-notice-nothing",
                                TOPIC,
                                Fault.SUBSCRIBER,
                                CopyClaims::othersNoticeNothing),
                        claim("subscriber-revived-catches-up", TOPIC, Fault.SUBSCRIBER, CopyClaims::catchesUp),
                        claim("bus-routes-by-content", BUS, Fault.NONE, CopyClaims::routesByContent),
                        claim("rule-added-under-traffic", BUS, Fault.RULE, CopyClaims::followsTheNewRule),
                        claim(
                                "bus-drops-what-no-rule-matches",
                                BUS,
                                Fault.UNMATCHED,
                                CopyClaims::dropsWhatNoRuleMatches),
                        every("no-copy-lost-doubled-or-misrouted", CopyClaims::areExact, CopyClaims::copies))
                .flatMap(claim -> claim);
    }

    private Stream<Claim> crash() {
        return Stream.of(
                        claim("crash-direct-exits-by-itself", DIRECT, Fault.CRASH, CrashClaims::exitsByItself),
                        claim(
                                "crash-queue-stays-alive",
                                QUEUE,
                                Fault.CRASH,
                                run -> CrashClaims.staysAlive(run, runs.get(new RunId(DIRECT, Fault.CRASH)))))
                .flatMap(claim -> claim);
    }

    private Stream<Claim> books() {
        return Stream.of(
                        every("nothing-lost-doubled-or-left-behind", Verdicts::isClean, Verdicts::remains),
                        every("no-set-contradicts-another", Verdicts::agrees, Verdicts::contradictions),
                        every("offered-is-accepted-refused-and-unknown", Verdicts::addsUp, Verdicts::sums),
                        every("queue-fulfills-what-it-accepts", Verdicts::fulfillsWhereItMust, Verdicts::fulfilled),
                        claim(
                                "switch-direct-to-queue-loses-nothing",
                                "direct>queue",
                                Fault.SWITCH,
                                Claims::survivesTheSwitch),
                        claim(
                                "switch-queue-to-direct-loses-nothing",
                                "queue>direct",
                                Fault.SWITCH,
                                Claims::survivesTheSwitch))
                .flatMap(claim -> claim);
    }

    /** None where the run is not wanted. */
    private Stream<Claim> claim(String id, String mode, Fault fault, Function<Run, Finding> judge) {
        var about = new RunId(mode, fault);
        return wanted.contains(about) ? Stream.of(claim(id, runs.get(about), judge)) : Stream.empty();
    }

    private static Claim claim(String id, @Nullable Run run, Function<Run, Finding> judge) {
        var emptiness = emptiness(run);
        if (run == null || emptiness != null) {
            return new Claim(id, false, String.valueOf(emptiness));
        }
        var finding = judge.apply(run);
        return new Claim(id, finding.holds(), finding.measured());
    }

    private Stream<Claim> every(String id, Function<Run, Boolean> judge, Function<Run, String> measure) {
        var failed = wanted.stream()
                .filter(run -> emptiness(runs.get(run)) != null || !judge.apply(present(run)))
                .map(run -> run + ": "
                        + (emptiness(runs.get(run)) == null ? measure.apply(present(run)) : "proved nothing"))
                .toList();
        var orders = runs.values().stream().mapToInt(run -> run.row().offered()).sum();
        return Stream.of(
                failed.isEmpty()
                        ? new Claim(id, true, "in " + runs.size() + " runs with " + orders + " orders")
                        : new Claim(id, false, failed.stream().collect(Collectors.joining("; "))));
    }

    private Run present(RunId id) {
        return Objects.requireNonNull(runs.get(id));
    }

    /** Why a run proves nothing, or null if it proves something. */
    private static @Nullable String emptiness(@Nullable Run run) {
        if (run == null) {
            return "the run is missing";
        }
        if (run.id().fault() != Fault.NONE && !run.faultFired()) {
            return "the fault did not fire";
        }
        if (run.id().fault().takesSomethingDown() && run.row().offeredWhileDown() < ENOUGH) {
            return "only " + run.row().offeredWhileDown() + " orders were offered while down";
        }
        return run.row().offered() == 0 ? "no order was offered" : null;
    }

    private static Finding acceptsNone(Run run) {
        return new Finding(run.row().acceptedWhileDown() == 0, whileDown(run));
    }

    private static Finding acceptsEach(Run run) {
        return new Finding(run.row().acceptedWhileDown() == run.row().offeredWhileDown(), whileDown(run));
    }

    private static Finding fulfillsEach(Run run) {
        return new Finding(
                run.row().fulfilled() == run.row().accepted(),
                run.row().fulfilled() + " of " + run.row().accepted() + " accepted orders fulfilled");
    }

    private static Finding survivesTheSwitch(Run run) {
        int before = run.acceptedByMode().getOrDefault(run.id().firstMode(), 0);
        int after = run.acceptedByMode().getOrDefault(run.id().lastMode(), 0);
        return new Finding(
                Verdicts.isClean(run) && before >= ENOUGH && after >= ENOUGH,
                before + " orders accepted before the switch, " + after + " after; " + Verdicts.remains(run));
    }

    private static String whileDown(Run run) {
        return run.row().acceptedWhileDown() + " of " + run.row().offeredWhileDown()
                + " orders accepted while down (refused " + run.row().refused() + ", unknown "
                + run.row().unknown() + " in the whole run)";
    }
}
