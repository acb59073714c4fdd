package couplinglab.cloud.events;

/** An event that is no JSON object, or one that is nested too deeply. */
public final class UnreadableEvent extends RuntimeException {
    UnreadableEvent(String reason) {
        super(reason);
    }
}
