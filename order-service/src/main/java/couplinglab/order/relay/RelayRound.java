package couplinglab.order.relay;

import couplinglab.database.Transactions;
import couplinglab.order.book.CouplingMode;
import couplinglab.order.book.Orders;
import couplinglab.order.journal.Journal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One turn of the relay, in one transaction: claim, send, delete what was acknowledged, and write down when it was published. A
 * crash between the send and the commit sends the same messages again (at least once); none is deleted that the broker has
 * not stored.
 */
@Component
class RelayRound {
    private static final Logger LOG = LoggerFactory.getLogger(RelayRound.class);

    private final Outbox outbox;
    private final Publishes publishes;
    private final Orders orders;
    private final Transactions transactions;
    private final Journal journal;
    private final Map<CouplingMode, OrderPublisher> publishers;

    RelayRound(
            Outbox outbox,
            Publishes publishes,
            Orders orders,
            Transactions transactions,
            Journal journal,
            List<OrderPublisher> publishers) {
        this.outbox = outbox;
        this.publishes = publishes;
        this.orders = orders;
        this.transactions = transactions;
        this.journal = journal;
        this.publishers = publishers.stream().collect(Collectors.toMap(OrderPublisher::mode, Function.identity()));
    }

    /**
     * @param worked the addresses for which all that was claimed is sent, or parked
     * @param troubles why it is not, by the address
     */
    record Result(int claimed, Set<Address> worked, Map<Address, String> troubles) {
        Result {
            worked = Set.copyOf(worked);
            troubles = Map.copyOf(troubles);
        }
    }

    /** @param resting whose messages are left in peace; what waits for them is in nobody else's way */
    Result run(Set<Address> resting) {
        return transactions.inOne(() -> {
            var claimed = outbox.claim(resting, OrderPublisher.MAX_BATCH);
            var rows = claimed.stream().map(OutboxMessage::id).toList();
            return journal.during(rows, () -> send(claimed));
        });
    }

    private Result send(List<OutboxMessage> claimed) {
        Set<Address> worked = new HashSet<>();
        Map<Address, String> troubles = new HashMap<>();
        var turn = publishes.begin(claimed);
        for (Batches.Batch batch : Batches.byAddress(claimed)) {
            var trouble = send(batch, turn);
            if (trouble == null) {
                worked.add(batch.address());
            } else {
                troubles.put(batch.address(), trouble);
            }
        }
        publishes.add(turn);
        return new Result(claimed.size(), worked, troubles);
    }

    private @Nullable String send(Batches.Batch batch, PublishTurn turn) {
        var publisher = publishers.get(batch.address().mode());
        if (publisher == null) {
            return "No publisher for mode " + batch.address().mode();
        }
        String trouble = null;
        for (var part : Batches.cut(batch.messages(), publisher.maxBytes(), publisher::bytes)) {
            trouble = worst(trouble, send(publisher, batch.address().destination(), part, turn));
        }
        return trouble;
    }

    private @Nullable String send(
            OrderPublisher publisher, String destination, List<OutboxMessage> part, PublishTurn turn) {
        var begunAt = turn.now();
        try {
            var published = publisher.publish(destination, part);
            turn.answered(part, begunAt, published.answers());
            outbox.delete(published.acknowledged());
            part.stream()
                    .filter(message -> published.refused().containsKey(message.id()))
                    .forEach(message -> park(message, published.refused().getOrDefault(message.id(), "")));
            return published.failed().values().stream().findFirst().orElse(null);
        } catch (BrokerDegraded degraded) {
            return degraded.getMessage();
        }
    }

    private void park(OutboxMessage message, String reason) {
        LOG.warn("The broker will never take the message of order {}, which is parked: {}", message.orderId(), reason);
        outbox.park(message, reason);
        orders.deadLetter(message.orderId());
    }

    private static @Nullable String worst(@Nullable String before, @Nullable String now) {
        return before == null ? now : before;
    }
}
