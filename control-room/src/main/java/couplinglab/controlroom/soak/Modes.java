package couplinglab.controlroom.soak;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The coupling modes of a run. */
enum Modes {
    /** order-service switches; order-service-2 stays in the queue mode. */
    MIXED,
    DIRECT,
    GUARDED,
    QUEUE;

    /** As the command line and the result have it. */
    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean switches() {
        return this == MIXED;
    }

    /** Whether some orders go through the queue. */
    boolean queues() {
        return this == MIXED || this == QUEUE;
    }

    String firstOfOrderService() {
        return this == MIXED ? Site.DIRECT : text();
    }

    String firstOfOrderService2() {
        return this == MIXED ? Site.QUEUE : text();
    }
}
