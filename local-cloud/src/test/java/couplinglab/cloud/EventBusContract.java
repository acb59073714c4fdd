package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.Topology;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.EventBus;

/** What is done with buses. */
interface EventBusContract extends OnEventBridge {
    @Test
    default void makesABusAndDeletesIt() {
        var name = "test-" + UUID.randomUUID();
        var made =
                events().client().createEventBus(request -> request.name(name).description("for a test"));
        assertThat(made.eventBusArn()).isEqualTo(Topology.busArnOf(name));
        var described = events().client().describeEventBus(request -> request.name(name));
        assertThat(described.name()).isEqualTo(name);
        assertThat(described.arn()).isEqualTo(Topology.busArnOf(name));
        assertThat(described.creationTime()).isNotNull();
        events().client().deleteEventBus(request -> request.name(name));
        assertThat(EventRefusal.of(() -> events().client().describeEventBus(request -> request.name(name))))
                .isEqualTo(EventRefusal.NOT_FOUND);
    }

    @Test
    default void hasTheDefaultBusAlways() {
        var described = events().client().describeEventBus(request -> {});
        assertThat(described.name()).isEqualTo("default");
        assertThat(described.arn()).isEqualTo(Topology.busArnOf("default"));
        assertThat(EventRefusal.of(() -> events().client().deleteEventBus(request -> request.name("default"))))
                .isEqualTo(EventRefusal.INVALID);
        assertThat(events().client().listEventBuses(request -> {}).eventBuses())
                .extracting(EventBus::name)
                .contains("default");
    }

    @Test
    default void saysThatABusIsThereAlready(TestBus bus) {
        assertThat(EventRefusal.of(() -> events().client().createEventBus(request -> request.name(bus.name()))))
                .isEqualTo(EventRefusal.EXISTS);
        assertThat(EventRefusal.of(() -> events().client().createEventBus(request -> request.name("default"))))
                .isEqualTo(EventRefusal.EXISTS);
    }

    @Test
    default void findsABusByItsArn(TestBus bus) {
        assertThat(events().client()
                        .describeEventBus(request -> request.name(Topology.busArnOf(bus.name())))
                        .name())
                .isEqualTo(bus.name());
    }

    @Test
    default void deletesABusThatIsNotThere() {
        events().client().deleteEventBus(request -> request.name("nowhere"));
    }

    /** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteEventBus.html */
    @Test
    default void keepsABusThatHasRules(TestBus bus) {
        bus.rule("rule", TestBus.ALL);
        assertThat(EventRefusal.of(() -> events().client().deleteEventBus(request -> request.name(bus.name()))))
                .isEqualTo(EventRefusal.INVALID);
        assertThat(events().client()
                        .describeEventBus(request -> request.name(bus.name()))
                        .name())
                .isEqualTo(bus.name());
    }

    /** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html */
    @Test
    default void refusesANameForABusThatIsNone() {
        for (var name : new String[] {"with space", "with/slash", "ü", "x".repeat(257)}) {
            assertThat(EventRefusal.of(() -> events().client().createEventBus(request -> request.name(name))))
                    .as(name)
                    .isEqualTo(EventRefusal.INVALID);
            assertThat(events().client().listEventBuses(request -> {}).eventBuses())
                    .extracting(EventBus::name)
                    .doesNotContain(name);
        }
    }

    @Test
    default void listsBusesInPages() {
        var prefix = "page-" + UUID.randomUUID();
        for (int index = 0; index < 3; index++) {
            var name = prefix + "-" + index;
            events().client().createEventBus(request -> request.name(name));
        }
        var listed = new ArrayList<String>();
        var first = events().client()
                .listEventBuses(request -> request.namePrefix(prefix).limit(2));
        assertThat(first.eventBuses()).hasSize(2);
        var second = events().client()
                .listEventBuses(request -> request.namePrefix(prefix).limit(2).nextToken(first.nextToken()));
        assertThat(second.nextToken()).isNull();
        first.eventBuses().forEach(bus -> listed.add(bus.name()));
        second.eventBuses().forEach(bus -> listed.add(bus.name()));
        assertThat(listed).containsExactly(prefix + "-0", prefix + "-1", prefix + "-2");
        listed.forEach(name -> events().client().deleteEventBus(request -> request.name(name)));
    }
}
