package couplinglab.order.placing;

import couplinglab.contracts.OrderContent;
import couplinglab.order.book.CouplingMode;
import couplinglab.order.book.Order;
import couplinglab.order.book.OrderMovedOn;
import couplinglab.order.book.Orders;
import couplinglab.order.coupling.Coupling;
import couplinglab.order.coupling.CouplingSwitch;
import couplinglab.order.coupling.Outcome;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Places an order once a key. A key belongs to one order id for ever, bound in the transaction that first sees it. An
 * accepted order is not placed again: its answer is replayed, whatever the mode is now. After a refusal, an unknown end
 * or a crash the same key places the same order id again in the present mode; the consumer's inbox makes that safe.
 * Thread-safe.
 */
@Service
public class Placing {
    private final Orders orders;
    private final CouplingSwitch couplings;
    private final KeysInProgress inProgress;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Placing(Orders orders, CouplingSwitch couplings, KeysInProgress inProgress, Clock clock, Supplier<UUID> ids) {
        this.orders = orders;
        this.couplings = couplings;
        this.inProgress = inProgress;
        this.clock = clock;
        this.ids = ids;
    }

    public Placement place(OrderContent content, @Nullable String key) {
        var coupling = couplings.now();
        if (key == null) {
            return new Placement.Concluded(coupling.place(fresh(content, null, coupling.mode())));
        }
        if (!inProgress.begin(key)) {
            return new Placement.InProgress();
        }
        try {
            return place(content, key, coupling);
        } catch (DuplicateKeyException | OrderMovedOn elsewhere) {
            // Another process on the same database was faster; the caller who asks again gets its answer.
            return new Placement.InProgress();
        } finally {
            inProgress.end(key);
        }
    }

    private Placement place(OrderContent content, String key, Coupling coupling) {
        Optional<Order> known = orders.findByKey(key);
        if (known.isEmpty()) {
            return new Placement.Concluded(coupling.place(fresh(content, key, coupling.mode())));
        }
        var order = known.get();
        if (!order.content().equals(content)) {
            return new Placement.KeyOfAnotherOrder();
        }
        return new Placement.Concluded(order.status().isAccepted() ? replay(order) : coupling.place(order));
    }

    private static Outcome replay(Order order) {
        var fulfillment = order.fulfillment();
        return order.mode().isLoose() || fulfillment == null
                ? new Outcome.Promised(order)
                : new Outcome.Done(order, fulfillment);
    }

    private Order fresh(OrderContent content, @Nullable String key, CouplingMode mode) {
        return Order.fresh(ids.get().toString(), key, content, clock.instant().truncatedTo(ChronoUnit.MILLIS), mode);
    }
}
