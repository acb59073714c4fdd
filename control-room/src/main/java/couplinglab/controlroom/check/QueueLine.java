package couplinglab.controlroom.check;

import static java.util.Objects.requireNonNull;

/** How many messages a queue held at the end. */
record QueueLine(String queue, long visible, long inFlight, long delayed) {
    QueueLine {
        requireNonNull(queue, "queue");
    }

    boolean isEmpty() {
        return visible == 0 && inFlight == 0 && delayed == 0;
    }
}
