package couplinglab.subscriber.deadletter;

import couplinglab.broker.deadletter.DeadLetters;
import couplinglab.broker.deadletter.Letter;
import couplinglab.broker.deadletter.Undeliverable;
import couplinglab.contracts.DeadLetterReason;
import couplinglab.contracts.MalformedMessage;
import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.OrderPlaced;
import couplinglab.database.Transactions;
import couplinglab.subscriber.handling.HandledOrders;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Empties the subscriber's dead-letter queue into its table. The row is committed before the message may be deleted, so
 * that a letter is never in neither place; one that comes again finds its row. A letter whose order was handled after
 * all is no dead letter. A subscriber keeps no reasons of failures: what can be read has spent its receives, no more is
 * known. Thread-safe.
 */
@Component
public final class Drain {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    private final DeadLetters deadLetters;
    private final HandledOrders handled;
    private final Transactions transactions;
    private final Clock clock;
    private final MessageFormat format = new MessageFormat();

    Drain(DeadLetters deadLetters, HandledOrders handled, Transactions transactions, Clock clock) {
        this.deadLetters = deadLetters;
        this.handled = handled;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Those letters that may be deleted from the dead-letter queue. */
    public List<Letter> drain(List<Letter> letters) {
        var done = new ArrayList<Letter>();
        for (var letter : letters) {
            try {
                take(letter);
                done.add(letter);
            } catch (RuntimeException failure) {
                LOG.warn("Message {} stays among the dead letters: {}", letter.id(), failure.toString());
            }
        }
        return done;
    }

    private void take(Letter letter) {
        OrderPlaced order;
        try {
            order = format.readOrder(letter.body());
        } catch (MalformedMessage malformed) {
            keep(Undeliverable.malformed(letter, malformed), null);
            return;
        }
        var first = handled.find(order.orderId());
        if (first.isEmpty()) {
            keep(new Undeliverable(letter, DeadLetterReason.RECEIVES_EXHAUSTED, null), order.orderId());
        } else if (!first.get().isOf(order)) {
            keep(
                    Undeliverable.malformed(letter, "An order of this id was handled with another content"),
                    order.orderId());
        }
    }

    private void keep(Undeliverable undeliverable, @Nullable String orderId) {
        transactions.inOne(
                () -> deadLetters.keep(undeliverable, orderId, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        LOG.info(
                "Dead letter {} of order {}: {} {}",
                undeliverable.letter().id(),
                orderId,
                undeliverable.reason(),
                undeliverable.error());
    }
}
