package couplinglab.fulfillment.deadletter;

import couplinglab.broker.deadletter.Letter;
import couplinglab.broker.deadletter.Undeliverable;
import couplinglab.contracts.ContractViolation;
import couplinglab.contracts.DeadLetterReason;
import couplinglab.contracts.MalformedMessage;
import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.OrderPlaced;
import couplinglab.fulfillment.confirming.Confirmations;
import couplinglab.fulfillment.confirming.Reply;
import couplinglab.fulfillment.shipping.OrderRules;
import couplinglab.fulfillment.shipping.Shipment;
import couplinglab.fulfillment.shipping.Shipments;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Empties the dead-letter queue into the table. A letter whose order was shipped after all (by a duplicate, or before a
 * confirmation that failed) is no dead letter: it is confirmed once more and done with. Thread-safe.
 */
@Component
public final class Drain {
    private final DeadLetterOffice office;
    private final FailedAttempts failedAttempts;
    private final Shipments shipments;
    private final Confirmations confirmations;
    private final MessageFormat format = new MessageFormat();

    Drain(DeadLetterOffice office, FailedAttempts failedAttempts, Shipments shipments, Confirmations confirmations) {
        this.office = office;
        this.failedAttempts = failedAttempts;
        this.shipments = shipments;
        this.confirmations = confirmations;
    }

    /** Those letters that may be deleted from the dead-letter queue. */
    public List<Letter> drain(List<Letter> letters) {
        var done = new ArrayList<Letter>();
        var undeliverable = new ArrayList<Undeliverable>();
        for (var letter : letters) {
            try {
                var order = OrderRules.require(format.readOrder(letter.body()));
                var shipped = shipments.of(order.orderId());
                if (shipped.isEmpty()) {
                    undeliverable.add(withReason(letter));
                } else if (!shipped.get().isOf(order)) {
                    undeliverable.add(
                            Undeliverable.malformed(letter, shipped.get().conflict()));
                } else if (confirmed(order, shipped.get())) {
                    done.add(letter);
                }
            } catch (MalformedMessage malformed) {
                undeliverable.add(Undeliverable.malformed(letter, malformed));
            } catch (ContractViolation violation) {
                undeliverable.add(Undeliverable.malformed(letter, violation));
            }
        }
        done.addAll(office.take(undeliverable));
        return done;
    }

    private boolean confirmed(OrderPlaced order, Shipment shipment) {
        return confirmations
                .send(List.of(new Reply(order.replyTo(), shipment.confirmation())))
                .get(0)
                .acknowledged();
    }

    private Undeliverable withReason(Letter letter) {
        return failedAttempts
                .of(letter.id())
                .map(error -> new Undeliverable(letter, DeadLetterReason.FAILED, error))
                .orElseGet(() -> new Undeliverable(letter, DeadLetterReason.RECEIVES_EXHAUSTED, null));
    }
}
