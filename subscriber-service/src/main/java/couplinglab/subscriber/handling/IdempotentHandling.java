package couplinglab.subscriber.handling;

import couplinglab.contracts.OrderPlaced;
import couplinglab.database.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The idempotent consumer, by order id: effect and inbox are one transaction, and what a subscriber really does would be
 * done in the same.
 */
@Component
final class IdempotentHandling implements Handling {
    private final Inbox inbox;
    private final HandledOrders handled;
    private final Transactions transactions;
    private final Clock clock;

    IdempotentHandling(Inbox inbox, HandledOrders handled, Transactions transactions, Clock clock) {
        this.inbox = inbox;
        this.handled = handled;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Outcome> handle(List<OrderPlaced> orders) {
        return transactions.inOne(() -> handleAll(orders));
    }

    private List<Outcome> handleAll(List<OrderPlaced> orders) {
        var counts = handled.lockCounts();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var known = new HashMap<>(
                inbox.find(orders.stream().map(OrderPlaced::orderId).toList()));
        var last = counts.handled();
        var duplicates = counts.duplicates();
        var outcomes = new ArrayList<Outcome>(orders.size());
        for (var order : orders) {
            var outcome = handle(order, known, last + 1, now);
            outcomes.add(outcome);
            if (outcome instanceof Outcome.Done) {
                last++;
            } else if (outcome instanceof Outcome.Duplicate) {
                duplicates++;
            }
        }
        handled.write(new HandledCounts(last, duplicates));
        return outcomes;
    }

    private Outcome handle(OrderPlaced order, Map<String, Handled> known, long position, Instant now) {
        var first = known.get(order.orderId());
        if (first != null) {
            return first.isOf(order) ? new Outcome.Duplicate() : new Outcome.Conflict(order.orderId());
        }
        var row = Handled.of(order, position, now);
        inbox.add(row);
        handled.append(row);
        known.put(order.orderId(), row);
        return new Outcome.Done();
    }
}
