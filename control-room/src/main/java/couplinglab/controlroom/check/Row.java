package couplinglab.controlroom.check;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The columns of a row that matter here; a row without one of them can't be read. */
@JsonNaming(SnakeCaseStrategy.class)
sealed interface Row {
    /** A row of {@code orders}, at the producer. */
    record Order(
            String orderId,
            @Nullable String orderKey,
            Status status,
            String mode,
            String customer,
            String destination,
            String lines,
            @Nullable String placedAt,
            @Nullable Long shipment)
            implements Row {
        public Order {
            requireNonNull(orderId, "order_id");
            requireNonNull(status, "status");
            requireNonNull(mode, "mode");
            requireNonNull(customer, "customer");
            requireNonNull(destination, "destination");
            requireNonNull(lines, "lines");
        }

        /** Whether the carrier's word of it came, and not yet the consumer's. */
        boolean isDeliveredUnconfirmed() {
            return status == Status.DELIVERED && shipment == null;
        }

        /** Whether the caller was made to wait for the other service. */
        boolean isTight() {
            return mode.equalsIgnoreCase("direct") || mode.equalsIgnoreCase("guarded");
        }
    }

    /** A row of {@code order_keys}, at the producer. */
    record Key(String orderKey, String orderId) implements Row {
        public Key {
            requireNonNull(orderKey, "order_key");
            requireNonNull(orderId, "order_id");
        }
    }

    /** A row of {@code outbox}, at the producer. */
    record Outbox(long id, String orderId) implements Row {
        public Outbox {
            requireNonNull(orderId, "order_id");
        }
    }

    /** A row of {@code parked}, at the producer: a message that the broker refused for good. */
    record Parked(
            String orderId,
            @Nullable String reason,
            @Nullable String parkedAt) implements Row {
        public Parked {
            requireNonNull(orderId, "order_id");
        }

        boolean hasReason() {
            return isGiven(reason);
        }
    }

    /** The effect, at the consumer. */
    record Shipment(
            long shipment,
            String orderId,
            @Nullable String orderKey,
            String customer,
            String destination,
            String orderLines,
            @Nullable String fulfilledAt)
            implements Row {
        public Shipment {
            requireNonNull(orderId, "order_id");
            requireNonNull(customer, "customer");
            requireNonNull(destination, "destination");
            requireNonNull(orderLines, "order_lines");
        }
    }

    /** A row of {@code inbox}, at the consumer. */
    record Inbox(String orderId, long shipment, @Nullable String receivedAt) implements Row {
        public Inbox {
            requireNonNull(orderId, "order_id");
        }
    }

    /** A row of {@code dead_letters}, at the consumer. */
    record Letter(
            String id,
            @Nullable String orderId,
            @Nullable String reason,
            @Nullable String error,
            String body,
            int receives,
            @Nullable String firstSeen,
            @Nullable String lastSeen)
            implements Row {
        public Letter {
            requireNonNull(id, "id");
            requireNonNull(body, "body");
        }

        boolean hasReason() {
            return isGiven(reason);
        }
    }

    /** The effect, at a subscriber. */
    record Handled(
            String orderId,
            @Nullable String orderKey,
            String customer,
            String destination,
            String orderLines,
            @Nullable String handledAt)
            implements Row {
        public Handled {
            requireNonNull(orderId, "order_id");
            requireNonNull(customer, "customer");
            requireNonNull(destination, "destination");
            requireNonNull(orderLines, "order_lines");
        }
    }

    private static boolean isGiven(@Nullable String reason) {
        return reason != null && !reason.isBlank();
    }

    /** Null too for a spelling that is not known: a time is good to know, and no reason to give up. */
    static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeException unknownSpelling) {
            return null;
        }
    }
}
