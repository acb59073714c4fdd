package couplinglab.order.coupling;

import couplinglab.contracts.MessageFormat;
import couplinglab.database.Transactions;
import couplinglab.order.book.CouplingMode;
import couplinglab.order.book.Order;
import couplinglab.order.book.OrderStatus;
import couplinglab.order.book.Orders;
import couplinglab.order.relay.Outbox;
import couplinglab.order.relay.Relay;

/**
 * Loose coupling: the order and its message are committed in one transaction (the Transactional Outbox), then the
 * caller is answered. Whether the consumer is alive, slow or dead makes no difference here, nor whether the broker is:
 * the {@link Relay} sends what is in the outbox when it can.
 */
final class OutboxCoupling implements Coupling {
    private final CouplingMode mode;
    private final String destination;
    private final String replyTo;
    private final Orders orders;
    private final Outbox outbox;
    private final Relay relay;
    private final Transactions transactions;
    private final MessageFormat format = new MessageFormat();

    OutboxCoupling(
            CouplingMode mode,
            String destination,
            String replyTo,
            Orders orders,
            Outbox outbox,
            Relay relay,
            Transactions transactions) {
        this.mode = mode;
        this.destination = destination;
        this.replyTo = replyTo;
        this.orders = orders;
        this.outbox = outbox;
        this.relay = relay;
        this.transactions = transactions;
    }

    @Override
    public CouplingMode mode() {
        return mode;
    }

    @Override
    public Outcome place(Order order) {
        var promised = order.placedAgainBy(mode).become(OrderStatus.PLACED);
        var body = format.write(promised.message(replyTo));
        transactions.inOne(() -> {
            orders.attempt(promised, OrderStatus.PLACED, destination);
            outbox.add(promised.id(), mode, destination, body);
        });
        relay.wake();
        return new Outcome.Promised(promised);
    }
}
