package couplinglab.controlroom.live;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.cloud.sns.TopicRouter;
import couplinglab.contracts.BusSpec;
import couplinglab.contracts.Topology;
import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.ledger.RouteMarks;
import couplinglab.controlroom.ledger.Subscriptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
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
    private boolean silent;

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
        silent = true;
        watch().run();

        assertThat(recorder.history().marks()).isEmpty();
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
                    if (silent) {
                        throw SdkClientException.create("nobody answers");
                    }
                    return RouteMarks.rules(rules);
                },
                Clock.systemUTC());
    }

    private List<Mark.Kind> kinds() {
        return recorder.history().marks().stream().map(Mark::kind).toList();
    }
}
