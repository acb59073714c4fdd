package couplinglab.controlroom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import couplinglab.cloud.events.Explanation;
import couplinglab.contracts.BusSpec;
import couplinglab.contracts.Topology;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

class EventBusTests {
    private static final BusSpec.Rule MORE =
            new BusSpec.Rule("more", "{\"source\":[\"x\"]}", "$.detail", List.of(Topology.ORDERS, Topology.ANALYTICS));

    private final LocalCloud cloud = LocalCloud.start(CloudSettings.inMemory());
    private final EventBus bus = new EventBus(cloud.eventsEndpoint());

    @AfterEach
    void stop() {
        bus.close();
        cloud.close();
    }

    @Test
    void readsEachRuleOfTheTopologyWithItsQueues() {
        assertThat(bus.rules(Topology.ORDERS_BUS))
                .containsExactlyInAnyOrderElementsOf(
                        Explanation.routesOf(Topology.buses().get(0)));
    }

    /** EventBridge tells of a hundred a page, and has room for three. */
    @Test
    void readsEveryPageOfTheRules() {
        var names = IntStream.range(0, 250).mapToObj(i -> "more-" + i).toList();
        names.forEach(name -> bus.add(new BusSpec.Rule(name, MORE.pattern(), MORE.inputPath(), MORE.queues())));

        assertThat(bus.rules(Topology.ORDERS_BUS))
                .extracting(Explanation.Route::rule)
                .doesNotHaveDuplicates()
                .containsAll(names)
                .hasSize(254);
    }

    @Test
    void addsARuleAndRemovesItAgain() {
        bus.add(MORE);
        assertThat(bus.rules(Topology.ORDERS_BUS)).anySatisfy(rule -> {
            assertThat(rule.rule()).isEqualTo("more");
            assertThat(rule.enabled()).isTrue();
            assertThat(rule.targets()).containsExactlyInAnyOrderElementsOf(MORE.queues());
        });

        bus.remove(MORE);
        assertThat(bus.rules(Topology.ORDERS_BUS))
                .extracting(Explanation.Route::rule)
                .doesNotContain("more");
    }

    @Test
    void refusesARuleThatEventBridgeRefuses() {
        var refused = new BusSpec.Rule("more", "{\"source\":\"x\"}", "$.detail", List.of(Topology.ORDERS));
        assertThatThrownBy(() -> bus.add(refused)).isInstanceOf(EventBridgeException.class);
        assertThat(bus.rules(Topology.ORDERS_BUS)).hasSize(4);
    }

    @Test
    void readsAnotherBusAndNoneThatIsNotThere() {
        assertThat(bus.rules(Topology.DEFAULT_BUS)).isEmpty();
        assertThatThrownBy(() -> bus.rules("nowhere")).isInstanceOf(ResourceNotFoundException.class);
    }
}
