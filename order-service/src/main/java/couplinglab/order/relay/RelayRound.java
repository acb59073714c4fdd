package couplinglab.order.relay;

import couplinglab.database.Transactions;
import couplinglab.order.book.CouplingMode;
import couplinglab.order.book.Orders;
import couplinglab.order.journal.Journal;
import java.util.EnumMap;
import java.util.EnumSet;
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
 * One turn of the relay, in one transaction: claim, send, delete what was acknowledged. A crash between the send and the
 * commit sends the same messages again (at least once); none is deleted that the broker has not stored.
 */
@Component
class RelayRound {
    private static final Logger LOG = LoggerFactory.getLogger(RelayRound.class);

    private final Outbox outbox;
    private final Orders orders;
    private final Transactions transactions;
    private final Journal journal;
    private final Map<CouplingMode, OrderPublisher> publishers;

    RelayRound(
            Outbox outbox, Orders orders, Transactions transactions, Journal journal, List<OrderPublisher> publishers) {
        this.outbox = outbox;
        this.orders = orders;
        this.transactions = transactions;
        this.journal = journal;
        this.publishers = publishers.stream().collect(Collectors.toMap(OrderPublisher::mode, Function.identity()));
    }

    /**
     * @param worked the modes of which all that was claimed is sent, or parked
     * @param troubles why it is not, by the mode
     */
    record Result(int claimed, Set<CouplingMode> worked, Map<CouplingMode, String> troubles) {
        Result {
            worked = Set.copyOf(worked);
            troubles = Map.copyOf(troubles);
        }
    }

    /** @param modes whose messages may be sent; another intermediary's trouble is none of theirs */
    Result run(Set<CouplingMode> modes) {
        if (modes.isEmpty()) {
            return new Result(0, Set.of(), Map.of());
        }
        return transactions.inOne(() -> {
            var claimed = outbox.claim(modes, OrderPublisher.MAX_BATCH);
            var rows = claimed.stream().map(OutboxMessage::id).toList();
            return journal.during(rows, () -> send(claimed));
        });
    }

    private Result send(List<OutboxMessage> claimed) {
        Set<CouplingMode> worked = EnumSet.noneOf(CouplingMode.class);
        Map<CouplingMode, String> troubles = new EnumMap<>(CouplingMode.class);
        for (Batches.Batch batch : Batches.byAddress(claimed)) {
            var trouble = send(batch);
            worked.add(batch.mode());
            if (trouble != null) {
                troubles.putIfAbsent(batch.mode(), trouble);
            }
        }
        worked.removeAll(troubles.keySet());
        return new Result(claimed.size(), worked, troubles);
    }

    private @Nullable String send(Batches.Batch batch) {
        var publisher = publishers.get(batch.mode());
        if (publisher == null) {
            return "No publisher for mode " + batch.mode();
        }
        String trouble = null;
        for (var part : Batches.cut(batch.messages(), publisher.maxBytes(), publisher::bytes)) {
            trouble = worst(trouble, send(publisher, batch.destination(), part));
        }
        return trouble;
    }

    private @Nullable String send(OrderPublisher publisher, String destination, List<OutboxMessage> part) {
        try {
            var published = publisher.publish(destination, part);
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
