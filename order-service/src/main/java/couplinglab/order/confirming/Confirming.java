package couplinglab.order.confirming;

import static java.util.Comparator.comparing;

import couplinglab.contracts.Confirmation;
import couplinglab.contracts.OrderDeadLettered;
import couplinglab.contracts.OrderFulfilled;
import couplinglab.database.Transactions;
import couplinglab.order.book.Fulfillment;
import couplinglab.order.book.Orders;
import couplinglab.order.journal.Journal;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Takes confirmations to the order book, a batch in one transaction. They come at least once and in no order; the order
 * book lets no status fall.
 */
@Service
class Confirming {
    private static final Logger LOG = LoggerFactory.getLogger(Confirming.class);

    private final Orders orders;
    private final Transactions transactions;
    private final Journal journal;

    Confirming(Orders orders, Transactions transactions, Journal journal) {
        this.orders = orders;
        this.transactions = transactions;
        this.journal = journal;
    }

    void confirm(List<Confirmation> confirmations) {
        // In one order for all, or two batches could wait for each other's rows.
        transactions.inOne(() ->
                confirmations.stream().sorted(comparing(Confirmation::orderId)).forEachOrdered(this::confirm));
    }

    private void confirm(Confirmation confirmation) {
        boolean known;
        if (confirmation instanceof OrderFulfilled fulfilled) {
            known = orders.fulfill(fulfilled.orderId(), new Fulfillment(fulfilled.shipment(), fulfilled.fulfilledAt()));
        } else if (confirmation instanceof OrderDeadLettered deadLettered) {
            known = orders.deadLetter(deadLettered.orderId());
        } else {
            throw new IllegalArgumentException("Unknown confirmation " + confirmation);
        }
        if (!known) {
            LOG.warn("A confirmation came for order {}, which this service has never seen", confirmation.orderId());
            journal.stray(confirmation.orderId());
        }
    }
}
