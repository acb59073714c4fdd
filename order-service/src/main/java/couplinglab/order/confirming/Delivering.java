package couplinglab.order.confirming;

import static java.util.Comparator.comparing;

import couplinglab.contracts.OrderDelivered;
import couplinglab.database.Transactions;
import couplinglab.order.book.Delivery;
import couplinglab.order.book.Orders;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Takes the carrier's reports to the order book, a batch in one transaction. They come at least once and in no order, and
 * each copy of this service gets all of them: an order that it has never seen is the other copy's. What each meant is
 * counted when it is committed, as {@code order.deliveries} by {@code outcome}; a commit without an answer is tried again
 * and may then count as repeated.
 */
@Service
class Delivering {
    private static final Logger LOG = LoggerFactory.getLogger(Delivering.class);

    private final Orders orders;
    private final Transactions transactions;
    private final Map<Delivery, Counter> counters = new EnumMap<>(Delivery.class);

    Delivering(Orders orders, Transactions transactions, MeterRegistry meters) {
        this.orders = orders;
        this.transactions = transactions;
        for (var outcome : Delivery.values()) {
            counters.put(
                    outcome,
                    meters.counter("order.deliveries", "outcome", outcome.name().toLowerCase(Locale.ROOT)));
        }
    }

    void deliver(List<OrderDelivered> deliveries) {
        // In one order for all, or two batches could wait for each other's rows.
        var outcomes = transactions.inOne(() -> deliveries.stream()
                .sorted(comparing(OrderDelivered::orderId))
                .map(this::deliver)
                .toList());
        outcomes.forEach(
                outcome -> Objects.requireNonNull(counters.get(outcome)).increment());
    }

    private Delivery deliver(OrderDelivered delivered) {
        var outcome = orders.deliver(delivered.orderId(), delivered.deliveredAt());
        if (outcome == Delivery.REFUSED) {
            LOG.warn("The carrier says that it delivered order {}, which was refused", delivered.orderId());
        }
        return outcome;
    }
}
