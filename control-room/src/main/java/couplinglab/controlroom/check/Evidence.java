package couplinglab.controlroom.check;

import org.jspecify.annotations.Nullable;

/** Reads the rows of the databases, once the history is known. */
final class Evidence {
    private final Facts facts;
    private final Fingerprints fingerprints;

    Evidence(Facts facts, Fingerprints fingerprints) {
        this.facts = facts;
        this.fingerprints = fingerprints;
    }

    void read(SoakFolder folder) {
        Lines.read(folder.shipments(), Row.Shipment.class, this::take);
        Lines.read(folder.inbox(), Row.Inbox.class, this::take);
        for (var lane : SoakFolder.LANES) {
            Lines.read(folder.rows(lane, "orders"), Row.Order.class, row -> take(row, lane));
            Lines.read(folder.rows(lane, "order_keys"), Row.Key.class, this::take);
            Lines.read(folder.rows(lane, "outbox"), Row.Outbox.class, this::take);
            Lines.read(folder.rows(lane, "parked"), Row.Parked.class, this::take);
        }
    }

    private void take(Row.Shipment row) {
        var order = facts.order(row.orderId());
        var key = key(order, row.orderKey());
        boolean again = order.isShipped() || (key != null && key.shipments() > 0);
        order.shipped(row.shipment(), Row.time(row.fulfilledAt()));
        if (key != null) {
            key.shipped(fingerprints.of(row.customer(), row.destination(), row.orderLines()), again);
        } else if (again) {
            order.shippedAgainWithoutKey();
        }
    }

    private void take(Row.Inbox row) {
        facts.order(row.orderId()).inInbox(row.shipment());
    }

    private void take(Row.Order row, String lane) {
        var order = facts.order(row.orderId());
        order.foundRow(row.status(), row.isTight());
        if (row.isDeliveredUnconfirmed()) {
            order.deliveredUnconfirmed();
        }
        var key = key(order, row.orderKey());
        if (key != null) {
            key.foundRow(lane, fingerprints.of(row.customer(), row.destination(), row.lines()));
        }
    }

    private void take(Row.Key row) {
        key(facts.order(row.orderId()), row.orderKey());
    }

    private void take(Row.Outbox row) {
        facts.order(row.orderId()).leftInOutbox();
    }

    private void take(Row.Parked row) {
        if (row.hasReason()) {
            facts.order(row.orderId()).parked();
        }
    }

    private @Nullable KeyFacts key(OrderFacts order, @Nullable String named) {
        if (named == null) {
            return null;
        }
        var key = facts.key(named);
        key.belongsTo(order);
        order.hasKey(key);
        return key;
    }
}
