package couplinglab.controlroom.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import couplinglab.cloud.sns.TopicRouter;
import couplinglab.contracts.BusSpec;
import couplinglab.contracts.Topology;
import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.history.Recorders;
import couplinglab.controlroom.ledger.RouteMarks;
import couplinglab.controlroom.ledger.Subscriptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;

class RouteWatchTests {
    private static final BusSpec.Rule MORE =
            new BusSpec.Rule("more", "{\"source\":[\"x\"]}", "$.detail", List.of(Topology.ANALYTICS));

    @TempDir
    private Path folder;

    private final List<BusSpec.Rule> rules =
            new ArrayList<>(Topology.buses().get(0).rules());
    private Recorder recorder;
    private @Nullable RuntimeException failure;

    @BeforeEach
    void open() {
        recorder = Recorder.open(folder.resolve("history"));
    }

    @AfterEach
    void close() {
        recorder.close();
    }

    @Test
    void saysNothingOfTheRulesWithWhichALabBegins() {
        Collections.reverse(rules);
        watch().run();

        assertThat(recorder.history().marks()).isEmpty();
    }

    @Test
    void tellsOfAChangeThatItLaysBetweenTwoLooks() {
        var watch = watch();
        var before = Instant.now();
        watch.run();
        var between = Instant.now();
        rules.add(MORE);
        watch.run();
        watch.run();

        assertThat(kinds()).containsExactly(Mark.Kind.RULES_ASKED, Mark.Kind.RULES_ANSWERED);
        assertThat(recorder.history().marks().get(0).at()).isBetween(before, between);
        assertThat(recorder.history().marks().get(0).detail()).contains("more");
    }

    @Test
    void knowsOfAChangeFromAnEarlierControlRoom() {
        var first = watch();
        rules.add(MORE);
        first.run();
        watch().run();

        assertThat(kinds()).containsExactly(Mark.Kind.RULES_ASKED, Mark.Kind.RULES_ANSWERED);
        assertThat(recorder.history().marks().get(0).at()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void takesASilentBrokerForNoChange() {
        failure = SdkClientException.create("nobody answers");
        watch().run();

        assertThat(recorder.history().marks()).isEmpty();
    }

    @Test
    void goesOnWhateverFails() {
        var watch = watch();
        rules.add(MORE);
        failure = new UncheckedIOException(new IOException("no space left"));
        watch.run();
        failure = null;
        watch.run();

        assertThat(kinds()).containsExactly(Mark.Kind.RULES_ASKED, Mark.Kind.RULES_ANSWERED);
    }

    @Test
    void survivesAHistoryThatCannotBeWritten() {
        rules.add(MORE);
        var watch = watch();
        recorder.close();

        assertThatCode(watch::run).doesNotThrowAnyException();
    }

    @Test
    void answersTheNextTimeWhatItCouldNotAnswerAtOnce() {
        recorder.close();
        var answered = Instant.parse("2026-11-28T12:00:00Z");
        var clock = new StoppedClock();
        recorder = Recorders.of(folder.resolve("history"), clock);
        rules.add(MORE);
        var watch = watch();
        watch.run();
        assertThat(kinds()).containsExactly(Mark.Kind.RULES_ASKED);

        clock.now = answered;
        watch.run();
        watch.run();

        assertThat(kinds()).containsExactly(Mark.Kind.RULES_ASKED, Mark.Kind.RULES_ANSWERED);
        assertThat(recorder.history().marks().get(1).at()).isEqualTo(answered);
    }

    @Test
    void takesBackAChangeThatWasOverBeforeItCouldBeAnswered() {
        recorder.close();
        var clock = new StoppedClock();
        recorder = Recorders.of(folder.resolve("history"), clock);
        rules.add(MORE);
        var watch = watch();
        watch.run();

        clock.now = Instant.parse("2026-11-28T12:00:00Z");
        rules.remove(MORE);
        watch.run();
        watch.run();

        assertThat(kinds()).containsExactly(Mark.Kind.RULES_ASKED, Mark.Kind.RULES_ASKED, Mark.Kind.RULES_ANSWERED);
        assertThat(recorder.history().marks().get(2).detail()).doesNotContain("more");
    }

    @Test
    void beginsAnewWhenAllWasEmptied() {
        var watch = watch();
        rules.add(MORE);
        watch.run();
        rules.remove(MORE);
        recorder.clear();
        watch.forget();
        watch.run();

        assertThat(recorder.history().marks()).isEmpty();
    }

    @Test
    void tellsOfAFilterPolicyAndOfNothingElseInTheTopic() {
        var begins = new Subscriptions(
                Topology.ORDER_PLACED_TOPIC,
                List.of(
                        new TopicRouter.Route(Topology.NOTIFICATIONS, null, null),
                        new TopicRouter.Route(Topology.ORDERS, null, null),
                        new TopicRouter.Route(Topology.ANALYTICS, null, null)));
        var filtered = new Subscriptions(
                Topology.ORDER_PLACED_TOPIC,
                List.of(new TopicRouter.Route(Topology.ORDERS, "{\"destination\":[\"US\"]}", "MessageBody")));
        var now = new AtomicReference<>(begins);
        var watch = new RouteWatch<>(recorder, RouteMarks.SUBSCRIPTIONS, now::get, Clock.systemUTC());
        watch.run();
        assertThat(recorder.history().marks()).isEmpty();

        now.set(filtered);
        watch.run();

        assertThat(kinds()).containsExactly(Mark.Kind.SUBSCRIPTIONS_ASKED, Mark.Kind.SUBSCRIPTIONS_ANSWERED);
        assertThat(RouteMarks.SUBSCRIPTIONS.routesOf(recorder.history().marks().get(1)))
                .isEqualTo(filtered);
    }

    private RouteWatch<BusSpec> watch() {
        return new RouteWatch<>(
                recorder,
                RouteMarks.RULES,
                () -> {
                    if (failure != null) {
                        throw failure;
                    }
                    return RouteMarks.rules(rules);
                },
                Clock.systemUTC());
    }

    private List<Mark.Kind> kinds() {
        return recorder.history().marks().stream().map(Mark::kind).toList();
    }

    /** Fails while it has no time: so does the mark that asks for it, and not the one that is told the time. */
    private static final class StoppedClock extends Clock {
        private @Nullable Instant now;

        @Override
        public Instant instant() {
            if (now == null) {
                throw new UncheckedIOException(new IOException("no space left"));
            }
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
