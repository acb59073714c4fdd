package couplinglab.order.coupling;

import couplinglab.database.Transactions;
import couplinglab.order.book.CouplingMode;
import couplinglab.order.book.Fulfillment;
import couplinglab.order.book.Order;
import couplinglab.order.book.OrderStatus;
import couplinglab.order.book.Orders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * A call to the consumer with the order book kept around it: the order is committed as {@code UNKNOWN} before, and with
 * what is known after, so that a kill -9 at any point leaves the truth behind. No transaction is open while it calls, and
 * where that first commit failed nobody is called.
 */
final class RecordedCall {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedCall.class);

    private final Orders orders;
    private final Transactions transactions;
    private final CouplingProperties properties;

    RecordedCall(Orders orders, Transactions transactions, CouplingProperties properties) {
        this.orders = orders;
        this.transactions = transactions;
        this.properties = properties;
    }

    Outcome place(Order order, CouplingMode mode, FulfillmentClient client) {
        var attempted = order.placedAgainBy(mode);
        var destination = properties.fulfillmentUrl().toString();
        transactions.inOne(() -> orders.attempt(attempted, OrderStatus.UNKNOWN, destination));
        try {
            return conclude(attempted, client);
        } catch (DataAccessException notRecorded) {
            LOG.error(
                    "How order {} ended could not be recorded: {}",
                    order.id(),
                    String.valueOf(notRecorded.getMostSpecificCause()));
            return new Outcome.Unknown(attempted, false, "How the order ended could not be recorded");
        }
    }

    private Outcome conclude(Order order, FulfillmentClient client) {
        try {
            Fulfillment fulfillment = client.fulfill(order.message(properties.confirmationsQueue()));
            orders.fulfill(order.id(), fulfillment);
            return new Outcome.Done(order.fulfilledBy(fulfillment), fulfillment);
        } catch (FulfillmentFailed failed) {
            return failed.mayHaveBeenFulfilled() || order.mayHaveBeenFulfilled()
                    ? unknown(order, failed)
                    : refused(order, failed);
        }
    }

    private static Outcome unknown(Order order, FulfillmentFailed failed) {
        var timedOut = failed instanceof FulfillmentFailed.TimedOut;
        return new Outcome.Unknown(order.become(OrderStatus.UNKNOWN), !timedOut, String.valueOf(failed.getMessage()));
    }

    private Outcome refused(Order order, FulfillmentFailed failed) {
        orders.refuse(order.id());
        var forGood = failed instanceof FulfillmentFailed.RefusedByConsumer refusal && !refusal.isBusy();
        return new Outcome.Refused(order.become(OrderStatus.REFUSED), !forGood, String.valueOf(failed.getMessage()));
    }
}
