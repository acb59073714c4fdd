package couplinglab.fulfillment.deadletter;

import couplinglab.broker.deadletter.DeadLetters;
import couplinglab.broker.deadletter.Letter;
import couplinglab.broker.deadletter.Undeliverable;
import couplinglab.contracts.OrderDeadLettered;
import couplinglab.database.Transactions;
import couplinglab.fulfillment.confirming.Confirmations;
import couplinglab.fulfillment.confirming.Reply;
import couplinglab.fulfillment.shipping.Shipments;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes letters in for good: the row is committed first, then whoever placed the order is told, and only then may the
 * message be deleted from its queue. A crash in between brings the letter again, which finds its row. Thread-safe.
 */
@Component
public final class DeadLetterOffice {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterOffice.class);

    private final DeadLetters deadLetters;
    private final FailedAttempts failedAttempts;
    private final Shipments shipments;
    private final Confirmations confirmations;
    private final Transactions transactions;
    private final JsonMapper mapper;
    private final Clock clock;

    DeadLetterOffice(
            DeadLetters deadLetters,
            FailedAttempts failedAttempts,
            Shipments shipments,
            Confirmations confirmations,
            Transactions transactions,
            JsonMapper mapper,
            Clock clock) {
        this.deadLetters = deadLetters;
        this.failedAttempts = failedAttempts;
        this.shipments = shipments;
        this.confirmations = confirmations;
        this.transactions = transactions;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Those letters that are kept and told of, and may be deleted from their queue. */
    public List<Letter> take(List<Undeliverable> undeliverables) {
        var taken = new ArrayList<Letter>();
        for (var undeliverable : undeliverables) {
            try {
                if (take(undeliverable)) {
                    taken.add(undeliverable.letter());
                }
            } catch (RuntimeException failure) {
                LOG.warn(
                        "Message {} stays in its queue: {}",
                        undeliverable.letter().id(),
                        failure.toString());
            }
        }
        return taken;
    }

    private boolean take(Undeliverable undeliverable) {
        var letter = undeliverable.letter();
        var addressee = Addressee.of(letter.body(), mapper);
        transactions.inOne(() -> {
            deadLetters.keep(undeliverable, addressee.orderId(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
            failedAttempts.forget(letter.id());
        });
        LOG.info(
                "Dead letter {} of order {}: {} {}",
                letter.id(),
                addressee.orderId(),
                undeliverable.reason(),
                undeliverable.error());
        return tell(undeliverable, addressee);
    }

    /** Of an order that was shipped nothing else is claimed: the letter is another one with the same id. */
    private boolean tell(Undeliverable undeliverable, Addressee addressee) {
        var orderId = addressee.orderId();
        var replyTo = addressee.replyTo();
        if (orderId == null || replyTo == null || shipments.of(orderId).isPresent()) {
            return true;
        }
        var told = new OrderDeadLettered(
                orderId, undeliverable.reason(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return confirmations.send(List.of(new Reply(replyTo, told))).get(0).acknowledged();
    }
}
