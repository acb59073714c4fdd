package couplinglab.order.coupling;

import org.jspecify.annotations.Nullable;

/** A call to the fulfillment-service that did not end with its word that the order is shipped. */
abstract sealed class FulfillmentFailed extends RuntimeException {
    private FulfillmentFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether a byte of the order may have reached the consumer unanswered: then nobody knows. */
    abstract boolean mayHaveBeenFulfilled();

    /** Connection refused, host unknown: failed before a byte was sent. */
    static final class NeverSent extends FulfillmentFailed {
        NeverSent(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        @Override
        boolean mayHaveBeenFulfilled() {
            return false;
        }
    }

    /** The consumer itself said that it did nothing. */
    static final class RefusedByConsumer extends FulfillmentFailed {
        private final int status;

        RefusedByConsumer(int status) {
            super("fulfillment-service answered " + status, null);
            this.status = status;
        }

        /** Whether asking again may help: it is busy, not against the order. */
        boolean isBusy() {
            return status == 503;
        }

        @Override
        boolean mayHaveBeenFulfilled() {
            return false;
        }
    }

    /** The connection broke, half an answer came, or the consumer failed while it worked. */
    static final class Broke extends FulfillmentFailed {
        Broke(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        @Override
        boolean mayHaveBeenFulfilled() {
            return true;
        }
    }

    /** No answer in time. */
    static final class TimedOut extends FulfillmentFailed {
        TimedOut(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        @Override
        boolean mayHaveBeenFulfilled() {
            return true;
        }
    }
}
