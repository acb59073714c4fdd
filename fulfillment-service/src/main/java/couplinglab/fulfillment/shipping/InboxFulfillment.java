package couplinglab.fulfillment.shipping;

import couplinglab.contracts.OrderPlaced;
import couplinglab.database.CommitUnanswered;
import couplinglab.database.StoreUnavailable;
import couplinglab.database.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The idempotent consumer: the inbox and the effect change in the same transaction, or not at all. */
@Component
final class InboxFulfillment implements Fulfillment {
    private static final Logger LOG = LoggerFactory.getLogger(InboxFulfillment.class);

    private final Inbox inbox;
    private final Shipments shipments;
    private final ShipmentCounter counter;
    private final Transactions transactions;
    private final Clock clock;

    InboxFulfillment(
            Inbox inbox, Shipments shipments, ShipmentCounter counter, Transactions transactions, Clock clock) {
        this.inbox = inbox;
        this.shipments = shipments;
        this.counter = counter;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Outcome> fulfil(List<OrderPlaced> orders) {
        try {
            return transactions.inOne(() -> ship(orders));
        } catch (StoreUnavailable | CommitUnanswered notTheOrders) {
            throw notTheOrders;
        } catch (RuntimeException oneOfTheOrders) {
            if (orders.size() == 1) {
                return List.of(new Outcome.Failed(oneOfTheOrders));
            }
            LOG.warn("A batch of {} failed and is done one by one: {}", orders.size(), oneOfTheOrders.toString());
            return orders.stream().map(this::alone).toList();
        }
    }

    private Outcome alone(OrderPlaced order) {
        try {
            return fulfil(List.of(order)).get(0);
        } catch (StoreUnavailable | CommitUnanswered meanwhile) {
            return new Outcome.Failed(meanwhile);
        }
    }

    private List<Outcome> ship(List<OrderPlaced> orders) {
        var counts = counter.lock();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var known = new HashMap<>(
                inbox.find(orders.stream().map(OrderPlaced::orderId).toList()));
        var next = counts.fulfilled() + 1;
        var duplicates = counts.duplicates();
        var outcomes = new ArrayList<Outcome>(orders.size());
        for (var order : orders) {
            var outcome = ship(order, known, next, now);
            outcomes.add(outcome);
            if (outcome instanceof Outcome.Shipped) {
                next++;
            } else if (outcome instanceof Outcome.Duplicate) {
                duplicates++;
            }
        }
        counter.write(new InboxCounts(next - 1, duplicates));
        return outcomes;
    }

    private Outcome ship(OrderPlaced order, Map<String, Shipment> known, long number, Instant now) {
        var first = known.get(order.orderId());
        if (first != null) {
            return first.isOf(order) ? new Outcome.Duplicate(first) : new Outcome.Conflict(first);
        }
        var shipment = Shipment.of(order, number, now);
        inbox.add(shipment);
        shipments.append(shipment);
        known.put(order.orderId(), shipment);
        return new Outcome.Shipped(shipment);
    }
}
