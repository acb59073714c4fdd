package couplinglab.controlroom.demo;

import static couplinglab.controlroom.demo.RunId.DIRECT;
import static couplinglab.controlroom.demo.RunId.GUARDED;
import static couplinglab.controlroom.demo.RunId.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.controlroom.ledger.SubscriberAccount;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimsTests {
    private static final RunId QUEUE_NONE = new RunId(QUEUE, Fault.NONE);
    private static final RunId QUEUE_KILL = new RunId(QUEUE, Fault.KILL);
    private static final RunId DIRECT_FREEZE = new RunId(DIRECT, Fault.FREEZE);
    private static final RunId GUARDED_FREEZE = new RunId(GUARDED, Fault.FREEZE);
    private static final RunId DIRECT_CRASH = new RunId(DIRECT, Fault.CRASH);
    private static final RunId QUEUE_CRASH = new RunId(QUEUE, Fault.CRASH);
    private static final RunId TOPIC_SUBSCRIBER = new RunId(RunId.TOPIC, Fault.SUBSCRIBER);
    private static final RunId BUS_CALM = new RunId(RunId.BUS, Fault.NONE);
    private static final RunId BUS_RULE = new RunId(RunId.BUS, Fault.RULE);
    private static final RunId BUS_UNMATCHED = new RunId(RunId.BUS, Fault.UNMATCHED);
    private static final RunId SWITCH = new RunId("direct>queue", Fault.SWITCH);

    @Test
    void holdAllForRunsAsTheyShouldBe() {
        assertThat(Claims.judge(RunId.all(), Runs.good()))
                .allMatch(Claim::holds)
                .hasSize(25);
    }

    @Test
    void haveASentenceEach() {
        assertThat(Claims.judge(RunId.all(), Runs.good()))
                .noneMatch(claim -> Words.of(claim).equals(claim.id()));
    }

    @Test
    void failAllWhereNothingWasRun() {
        assertThat(Claims.judge(RunId.all(), List.of())).noneMatch(Claim::holds);
    }

    static Stream<Arguments> badRuns() {
        return Stream.of(killed(), frozen(), copied(), crashed(), booked(), switched())
                .flatMap(bad -> bad);
    }

    private static Stream<Arguments> killed() {
        return Stream.of(
                accepting("killed-direct-accepts-none", new RunId(DIRECT, Fault.KILL), 1),
                accepting("killed-guarded-accepts-none", new RunId(GUARDED, Fault.KILL), 1),
                accepting("killed-queue-accepts-each", QUEUE_KILL, 29),
                accepting("frozen-guarded-accepts-none", GUARDED_FREEZE, 1),
                accepting("frozen-queue-accepts-each", new RunId(QUEUE, Fault.FREEZE), 29),
                accepting("broker-killed-queue-accepts-each", new RunId(QUEUE, Fault.BROKER), 29),
                accepting("subscriber-killed-topic-accepts-each", TOPIC_SUBSCRIBER, 29),
                unfulfilled("broker-killed-all-fulfilled", new RunId(QUEUE, Fault.BROKER)),
                unfulfilled("queue-fulfills-what-it-accepts", QUEUE_NONE));
    }

    private static Stream<Arguments> frozen() {
        var hanging = new Clues.Catalog(1, 0, 1);
        var full = new Clues.Threads(8, 8, 12);
        return Stream.of(
                clued(
                        "frozen-direct-holds-every-thread",
                        DIRECT_FREEZE,
                        Clues.of(new Clues.Threads(7, 8, 12), hanging)),
                clued(
                        "frozen-direct-holds-every-thread",
                        DIRECT_FREEZE,
                        Clues.of(new Clues.Threads(8, 8, 13), hanging)),
                clued("frozen-direct-holds-every-thread", DIRECT_FREEZE, Clues.of(null, hanging)),
                clued("frozen-direct-hangs-the-catalog", DIRECT_FREEZE, Clues.of(full, new Clues.Catalog(1, 1, 0))),
                clued("frozen-direct-hangs-the-catalog", DIRECT_FREEZE, Clues.of(full, new Clues.Catalog(1, 0, 0))),
                clued("frozen-direct-hangs-the-catalog", DIRECT_FREEZE, Clues.of(full, new Clues.Catalog(0, 0, 0))),
                clued(
                        "frozen-guarded-answers-the-catalog",
                        GUARDED_FREEZE,
                        Clues.of(null, new Clues.Catalog(10, 9, 1))),
                clued("frozen-guarded-answers-the-catalog", GUARDED_FREEZE, Clues.NONE));
    }

    private static Stream<Arguments> copied() {
        return Stream.of(
                clued("subscriber-killed-others-notice-nothing", TOPIC_SUBSCRIBER, fanOut(60, 59, 60)),
                clued("subscriber-killed-others-notice-nothing", TOPIC_SUBSCRIBER, fanOut(60, 60, 59)),
                clued("subscriber-killed-others-notice-nothing", TOPIC_SUBSCRIBER, fanOut(9, 9, 9)),
                clued("subscriber-killed-others-notice-nothing", TOPIC_SUBSCRIBER, Clues.NONE),
                account("subscriber-revived-catches-up", TOPIC_SUBSCRIBER, copies("analytics", 100, 99)),
                account("subscriber-revived-catches-up", TOPIC_SUBSCRIBER, Runs.exact("analytics", 99)),
                account("bus-routes-by-content", BUS_CALM, Runs.exact("customs", 0)),
                account("bus-routes-by-content", BUS_CALM, Runs.exact("customs", 100)),
                account("bus-routes-by-content", BUS_CALM, copies("fraud-review", 12, 11)),
                account("rule-added-under-traffic", BUS_RULE, Runs.exact("analytics", 0)),
                account(
                        "rule-added-under-traffic",
                        BUS_RULE,
                        new SubscriberAccount("analytics", 20, 20, 0, 0, 0, 0, 1)),
                clued("rule-added-under-traffic", BUS_RULE, Clues.of(new Clues.Change("any", false))),
                clued("rule-added-under-traffic", BUS_RULE, Clues.NONE),
                clued("bus-drops-what-no-rule-matches", BUS_UNMATCHED, Clues.NONE),
                clued("bus-drops-what-no-rule-matches", BUS_UNMATCHED, unmatched(11)),
                clued("bus-drops-what-no-rule-matches", BUS_UNMATCHED, unmatched(13)),
                numbered("bus-drops-what-no-rule-matches", BUS_UNMATCHED, 87, 1),
                numbered("queue-fulfills-what-it-accepts", BUS_UNMATCHED, 87, 1),
                account(
                        "no-copy-lost-doubled-or-misrouted",
                        BUS_CALM,
                        new SubscriberAccount("customs", 30, 30, 0, 0, 0, 1, 0)),
                account(
                        "no-copy-lost-doubled-or-misrouted",
                        BUS_CALM,
                        new SubscriberAccount("customs", 30, 30, 0, 0, null, 0, 0)));
    }

    private static Clues unmatched(int accepted) {
        return Clues.of(new Clues.Unmatched(List.of("every-order"), accepted));
    }

    private static Arguments numbered(String claim, RunId id, int fulfilled, int lost) {
        return Arguments.of(
                claim,
                id,
                Runs.withNumbers(
                        id,
                        good -> new Runs.Numbers(100, 100, 0, 0, 0, fulfilled, 0, 0, lost, 0, 0L, 0, 0, List.of())));
    }

    private static Clues fanOut(int accepted, int shipped, int handled) {
        return Clues.of(new Clues.FanOut("analytics", "notification", accepted, shipped, handled));
    }

    private static SubscriberAccount copies(String subscriber, int expected, int handled) {
        return new SubscriberAccount(subscriber, expected, handled, 0, 0, expected - handled, 0, 0);
    }

    private static Arguments account(String claim, RunId id, SubscriberAccount account) {
        return Arguments.of(claim, id, Runs.with(id, run -> Runs.with(run, account)));
    }

    private static Stream<Arguments> crashed() {
        return Stream.of(
                crash("crash-direct-exits-by-itself", DIRECT_CRASH, null, true, 500),
                crash("crash-direct-exits-by-itself", DIRECT_CRASH, 137, false, 500),
                clued("crash-direct-exits-by-itself", DIRECT_CRASH, Clues.NONE),
                crash("crash-queue-stays-alive", QUEUE_CRASH, 3, false, 750),
                crash("crash-queue-stays-alive", QUEUE_CRASH, null, false, 750),
                crash("crash-queue-stays-alive", QUEUE_CRASH, null, true, 499),
                clued("crash-queue-stays-alive", QUEUE_CRASH, Clues.NONE));
    }

    private static Stream<Arguments> booked() {
        var clean = "nothing-lost-doubled-or-left-behind";
        var sums = "offered-is-accepted-refused-and-unknown";
        return Stream.of(
                numbered(clean, new Runs.Numbers(100, 100, 0, 0, 0, 99, 0, 0, 1, 0, 0L, 0, 0, List.of())),
                numbered(clean, new Runs.Numbers(100, 100, 0, 0, 0, 100, 0, 0, 0, 1, 0L, 0, 0, List.of())),
                numbered(clean, new Runs.Numbers(100, 100, 0, 0, 0, 99, 0, 1, 0, 0, 0L, 0, 0, List.of())),
                numbered(clean, new Runs.Numbers(100, 100, 0, 0, 0, 99, 1, 0, null, 0, 0L, 0, 0, List.of())),
                numbered(clean, new Runs.Numbers(100, 100, 0, 0, 0, 101, 0, 0, -1, 0, 0L, 0, 0, List.of())),
                numbered(clean, new Runs.Numbers(100, 100, 0, 0, 0, 100, 0, 0, 0, 0, -1L, 0, 0, List.of())),
                numbered(clean, new Runs.Numbers(100, 100, 0, 0, 0, 100, 0, 0, 0, 0, null, 0, 0, List.of())),
                numbered(sums, new Runs.Numbers(101, 100, 0, 0, 0, 100, 0, 0, 0, 0, 0L, 0, 0, List.of())),
                numbered(sums, new Runs.Numbers(100, 100, 0, 0, 1, 100, 0, 0, 0, 0, 0L, 0, 0, List.of())),
                numbered(sums, new Runs.Numbers(99, 100, 0, -1, 0, 100, 0, 0, 0, 0, 0L, 0, 0, List.of())),
                numbered(
                        "no-set-contradicts-another",
                        new Runs.Numbers(100, 100, 0, 0, 0, 100, 0, 0, 0, 0, 0L, 0, 0, List.of("It can't be."))));
    }

    private static Stream<Arguments> switched() {
        var id = "switch-direct-to-queue-loses-nothing";
        return Stream.of(
                Arguments.of(id, SWITCH, Runs.with(SWITCH, run -> Runs.with(run, Map.of(DIRECT, 100)))),
                Arguments.of(id, SWITCH, Runs.with(SWITCH, run -> Runs.with(run, Map.of(DIRECT, 9, QUEUE, 91)))),
                Arguments.of(id, SWITCH, Runs.with(SWITCH, Runs::unfired)),
                Arguments.of(
                        id,
                        SWITCH,
                        Runs.withNumbers(
                                SWITCH,
                                good -> new Runs.Numbers(100, 100, 0, 0, 0, 99, 0, 0, 1, 0, 0L, 0, 0, List.of()))));
    }

    @ParameterizedTest(name = "{0}: {1} [{index}]")
    @MethodSource("badRuns")
    void failForABadRunAndSayItsNumbers(String claim, RunId bad, List<Run> runs) {
        assertThat(Claims.judge(RunId.all(), runs))
                .filteredOn(judged -> judged.id().equals(claim))
                .singleElement()
                .satisfies(judged -> {
                    assertThat(judged.holds()).isFalse();
                    assertThat(judged.measured()).isNotBlank();
                });
    }

    static Stream<RunId> faults() {
        return RunId.all().stream().filter(id -> id.fault() != Fault.NONE);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void failWhereTheFaultDidNotFire(RunId id) {
        assertThat(broken(Runs.with(id, Runs::unfired))).isNotEmpty().contains("nothing-lost-doubled-or-left-behind");
    }

    static Stream<RunId> downs() {
        return RunId.all().stream().filter(id -> id.fault().takesSomethingDown());
    }

    @ParameterizedTest
    @MethodSource("downs")
    void failWhereFewerThanTenOrdersWereOfferedWhileDown(RunId id) {
        var runs =
                Runs.withNumbers(id, good -> new Runs.Numbers(100, 100, 0, 0, 0, 100, 0, 0, 0, 0, 0L, 9, 9, List.of()));

        assertThat(broken(runs)).hasSizeGreaterThan(1).contains("nothing-lost-doubled-or-left-behind");
    }

    private static List<String> broken(List<Run> runs) {
        return Claims.judge(RunId.all(), runs).stream()
                .filter(claim -> !claim.holds())
                .map(Claim::id)
                .toList();
    }

    private static Arguments accepting(String claim, RunId id, int accepted) {
        return Arguments.of(
                claim,
                id,
                Runs.withNumbers(
                        id, good -> new Runs.Numbers(100, 80, 20, 0, 0, 80, 0, 0, 0, 0, 0L, 30, accepted, List.of())));
    }

    private static Arguments unfulfilled(String claim, RunId id) {
        return Arguments.of(
                claim,
                id,
                Runs.withNumbers(
                        id, good -> new Runs.Numbers(100, 100, 0, 0, 0, 99, 0, 1, 0, 0, 0L, 30, 30, List.of())));
    }

    private static Arguments clued(String claim, RunId id, Clues clues) {
        return Arguments.of(claim, id, Runs.with(id, run -> Runs.with(run, clues)));
    }

    private static Arguments crash(String claim, RunId id, @Nullable Integer exitCode, boolean answers, int orders) {
        return clued(claim, id, Clues.of(new Clues.Crash("-flags", exitCode, answers, orders)));
    }

    private static Arguments numbered(String claim, Runs.Numbers numbers) {
        return Arguments.of(claim, QUEUE_NONE, Runs.withNumbers(QUEUE_NONE, good -> numbers));
    }
}
