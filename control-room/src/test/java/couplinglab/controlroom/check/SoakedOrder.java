package couplinglab.controlroom.check;

import static couplinglab.controlroom.check.Soak.row;

import couplinglab.contracts.OrderContent;
import couplinglab.contracts.OrderLine;
import couplinglab.contracts.Price;
import couplinglab.controlroom.history.Line;
import couplinglab.controlroom.history.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One order of a soak, and what befell it. */
final class SoakedOrder {
    /** By value the lines that are offered, though spelled otherwise. */
    private static final String LINES = "[ {\"unitPrice\":\"4.5\", \"quantity\":2, \"sku\":\"TEA-1\"} ]";

    private final Soak soak;
    private final String customer;
    private final @Nullable String key;
    private final String id;
    private final String lane;
    private final String mode;
    private long number;

    SoakedOrder(Soak soak, String name) {
        this(soak, name, uuid("key of " + name), uuid("id of " + name), Soak.ONE, "QUEUE");
    }

    private SoakedOrder(Soak soak, String customer, @Nullable String key, String id, String lane, String mode) {
        this.soak = soak;
        this.customer = customer;
        this.key = key;
        this.id = id;
        this.lane = lane;
        this.mode = mode;
    }

    SoakedOrder at(String otherLane) {
        return new SoakedOrder(soak, customer, key, id, otherLane, mode);
    }

    SoakedOrder in(String otherMode) {
        return new SoakedOrder(soak, customer, key, id, lane, otherMode);
    }

    SoakedOrder withoutKey() {
        return new SoakedOrder(soak, customer, null, id, lane, mode);
    }

    SoakedOrder withKey(String otherKey) {
        return new SoakedOrder(soak, customer, otherKey, id, lane, mode);
    }

    /** The same key and content under another order id. */
    SoakedOrder asAnotherOrder() {
        return new SoakedOrder(soak, customer, key, uuid("other id of " + customer), lane, mode);
    }

    SoakedOrder of(String otherCustomer) {
        return new SoakedOrder(soak, otherCustomer, key, id, lane, mode);
    }

    String key() {
        return String.valueOf(key);
    }

    String id() {
        return id;
    }

    Soak and() {
        return soak;
    }

    /** From the offer to the shipment, as it should be. */
    SoakedOrder fulfilled() {
        return offered().accepted().seen("PLACED").shipped().seen("FULFILLED").endsAs("FULFILLED");
    }

    SoakedOrder offered() {
        var content = new OrderContent(customer, "US", List.of(new OrderLine("TEA-1", 2, Price.parse("4.50"))));
        return happened(new Line.Invoked(key(), 1, lane, soak.tick(), soak.tick(), content));
    }

    SoakedOrder handledBy(String subscriber) {
        soak.found(
                subscriber,
                "handled",
                row(
                        "order_id", id,
                        "order_key", key,
                        "customer", customer,
                        "destination", "US",
                        "order_lines", LINES,
                        "handled_at", soak.tick()));
        return this;
    }

    SoakedOrder repeated() {
        return happened(new Line.Repeated(key(), soak.tick(), lane, "after a refusal"));
    }

    SoakedOrder accepted() {
        return answered(Outcome.ACCEPTED, 202, id);
    }

    SoakedOrder refused() {
        return answered(Outcome.REFUSED, 503, id);
    }

    SoakedOrder unheard() {
        return answered(Outcome.UNKNOWN, null, null);
    }

    SoakedOrder leftOut() {
        return happened(new Line.LeftOut(key(), soak.tick()));
    }

    SoakedOrder seen(String status) {
        return seen(status, soak.tick());
    }

    SoakedOrder seen(String status, Instant at) {
        return happened(new Line.Sighted(at, lane, id, key, status));
    }

    /** The producer's rows at the end. */
    SoakedOrder endsAs(String status) {
        if (key != null) {
            found(lane, "order_keys", "order_key", key, "order_id", id, "bound_at", soak.tick());
        }
        return endsWithoutItsKeyAs(status);
    }

    SoakedOrder endsWithoutItsKeyAs(String status) {
        return endsWithoutItsKeyAs(status, status.equals("FULFILLED") ? number : null);
    }

    /** With the carrier's word of it, and the consumer's if it was confirmed. */
    SoakedOrder endsDelivered(boolean confirmed) {
        found(lane, "order_keys", "order_key", key, "order_id", id, "bound_at", soak.tick());
        return endsWithoutItsKeyAs("DELIVERED", confirmed ? 1L : null);
    }

    private SoakedOrder endsWithoutItsKeyAs(String status, @Nullable Long shipment) {
        return found(
                lane,
                "orders",
                "order_id",
                id,
                "position",
                1,
                "order_key",
                key,
                "status",
                status,
                "mode",
                mode,
                "destination_name",
                "orders",
                "customer",
                customer,
                "destination",
                "US",
                "lines",
                LINES,
                "placed_at",
                soak.tick(),
                "shipment",
                shipment,
                "fulfilled_at",
                null);
    }

    SoakedOrder isInTheOutbox() {
        return found(
                lane, "outbox", "id", 17, "order_id", id, "mode", mode, "destination_name", "orders", "body", "{}");
    }

    SoakedOrder isParked() {
        return found(
                lane,
                "parked",
                "id",
                17,
                "order_id",
                id,
                "mode",
                mode,
                "destination_name",
                "orders",
                "body",
                "{}",
                "reason",
                "InvalidMessageContents",
                "parked_at",
                soak.tick());
    }

    /** The effect and the inbox. */
    SoakedOrder shipped() {
        return shippedUnnoticed().isInTheInbox(number);
    }

    /** The effect alone. */
    SoakedOrder shippedUnnoticed() {
        number = soak.nextShipment();
        return found(
                Soak.CONSUMER,
                "shipments",
                "shipment",
                number,
                "order_id",
                id,
                "order_key",
                key,
                "customer",
                customer,
                "destination",
                "US",
                "order_lines",
                LINES,
                "total",
                9.00,
                "fulfilled_at",
                soak.tick());
    }

    SoakedOrder isInTheInbox(long shipment) {
        return found(Soak.CONSUMER, "inbox", "order_id", id, "shipment", shipment, "received_at", soak.tick());
    }

    /** At the end still, and well-formed. */
    SoakedOrder isADeadLetter() {
        soak.keepsLetter("letter of " + customer, id, "FAILED", "{\"orderId\":\"" + id + "\"}");
        return this;
    }

    /** Its copy, in the subscriber's own dead letters. */
    SoakedOrder isADeadLetterOf(String subscriber) {
        soak.keepsLetter(subscriber, "copy of " + customer, id, "RECEIVES_EXHAUSTED", "{\"orderId\":\"" + id + "\"}");
        return this;
    }

    private SoakedOrder answered(Outcome outcome, @Nullable Integer status, @Nullable String orderId) {
        return happened(new Line.Concluded(key(), soak.tick(), outcome, status, orderId, mode));
    }

    private SoakedOrder happened(Line line) {
        soak.happened(line);
        return this;
    }

    private SoakedOrder found(String process, String table, @Nullable Object... columns) {
        soak.found(process, table, row(columns));
        return this;
    }

    private static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
