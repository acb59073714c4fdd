package couplinglab.controlroom.soak;

import com.fasterxml.jackson.annotation.JsonValue;
import couplinglab.controlroom.process.Subscriber;
import java.util.List;
import java.util.Locale;

/** The coupling modes of a run. */
enum Modes {
    /** order-service switches; order-service-2 stays in the queue mode. */
    MIXED,
    DIRECT,
    GUARDED,
    QUEUE,
    /** The subscribers of the topic run too, and may be killed. */
    TOPIC,
    /** The subscribers of the bus's rules run too, and may be killed. */
    BUS;

    /** As the command line and the result have it. */
    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean switches() {
        return this == MIXED;
    }

    /** Whether some orders go through a queue. */
    boolean queues() {
        return this != DIRECT && this != GUARDED;
    }

    /** The loose mode among them. */
    String loose() {
        return this == TOPIC || this == BUS ? text() : Site.QUEUE;
    }

    /** The names of the subscribers that run. */
    List<String> subscribers() {
        return switch (this) {
            case TOPIC -> names(Subscriber.ofTopic());
            case BUS -> names(Subscriber.ofBus());
            case MIXED, DIRECT, GUARDED, QUEUE -> List.of();
        };
    }

    private static List<String> names(List<Subscriber> some) {
        return some.stream().map(Subscriber::name).toList();
    }

    String firstOfOrderService() {
        return this == MIXED ? Site.DIRECT : text();
    }

    String firstOfOrderService2() {
        return this == MIXED ? Site.QUEUE : text();
    }
}
