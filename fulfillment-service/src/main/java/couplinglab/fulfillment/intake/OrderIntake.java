package couplinglab.fulfillment.intake;

import couplinglab.broker.deadletter.Letter;
import couplinglab.broker.deadletter.Undeliverable;
import couplinglab.contracts.ContractViolation;
import couplinglab.contracts.MalformedMessage;
import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.OrderPlaced;
import couplinglab.fulfillment.confirming.Confirmations;
import couplinglab.fulfillment.confirming.Reply;
import couplinglab.fulfillment.deadletter.DeadLetterOffice;
import couplinglab.fulfillment.deadletter.FailedAttempts;
import couplinglab.fulfillment.shipping.Fulfillment;
import couplinglab.fulfillment.shipping.OrderRules;
import couplinglab.fulfillment.shipping.Outcome;
import couplinglab.fulfillment.shipping.Shipment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Works on a batch of letters: ship, confirm, delete. What can't be read goes to the dead letters at once, since no
 * number of receives would mend it: its row is committed before it is deleted, so it is never in neither place. What
 * fails stays in the queue, which delivers it again or gives it up. Nothing fails because of its neighbours.
 */
@Component
final class OrderIntake {
    private static final Logger LOG = LoggerFactory.getLogger(OrderIntake.class);

    private final Fulfillment fulfillment;
    private final Confirmations confirmations;
    private final DeadLetterOffice office;
    private final FailedAttempts failedAttempts;
    private final MessageFormat format = new MessageFormat();

    OrderIntake(
            Fulfillment fulfillment,
            Confirmations confirmations,
            DeadLetterOffice office,
            FailedAttempts failedAttempts) {
        this.fulfillment = fulfillment;
        this.confirmations = confirmations;
        this.office = office;
        this.failedAttempts = failedAttempts;
    }

    /** @param delete is called with those letters that are done with, the good ones first */
    void work(List<Letter> letters, Consumer<List<Letter>> delete) {
        var batch = new Batch();
        letters.forEach(letter -> read(letter, batch));
        ship(batch);
        confirm(batch);
        report(batch.failures);
        if (!batch.done.isEmpty()) {
            delete.accept(batch.done);
        }
        var taken = office.take(batch.malformed);
        if (!taken.isEmpty()) {
            delete.accept(taken);
        }
    }

    private void read(Letter letter, Batch batch) {
        try {
            batch.orders.add(new Received(letter, OrderRules.require(format.readOrder(letter.body()))));
        } catch (MalformedMessage malformed) {
            batch.malformed.add(Undeliverable.malformed(letter, malformed));
        } catch (ContractViolation violation) {
            batch.malformed.add(Undeliverable.malformed(letter, violation));
        }
    }

    private void ship(Batch batch) {
        if (batch.orders.isEmpty()) {
            return;
        }
        try {
            var outcomes = fulfillment.fulfil(
                    batch.orders.stream().map(Received::order).toList());
            for (int i = 0; i < outcomes.size(); i++) {
                sort(batch.orders.get(i), outcomes.get(i), batch);
            }
        } catch (RuntimeException failure) {
            batch.orders.forEach(
                    received -> batch.failures.put(received.letter().id(), failure.toString()));
        }
    }

    private static void sort(Received received, Outcome outcome, Batch batch) {
        if (outcome instanceof Outcome.Shipped shipped) {
            batch.shipped.put(received, shipped.shipment());
        } else if (outcome instanceof Outcome.Duplicate duplicate) {
            batch.shipped.put(received, duplicate.first());
        } else if (outcome instanceof Outcome.Conflict conflict) {
            batch.malformed.add(
                    Undeliverable.malformed(received.letter(), conflict.first().conflict()));
        } else if (outcome instanceof Outcome.Failed failed) {
            batch.failures.put(received.letter().id(), failed.cause().toString());
        }
    }

    private void confirm(Batch batch) {
        var shipped = List.copyOf(batch.shipped.entrySet());
        var receipts = confirmations.send(shipped.stream()
                .map(entry -> new Reply(
                        entry.getKey().order().replyTo(), entry.getValue().confirmation()))
                .toList());
        for (int i = 0; i < shipped.size(); i++) {
            var letter = shipped.get(i).getKey().letter();
            var receipt = receipts.get(i);
            if (receipt.acknowledged()) {
                batch.done.add(letter);
            } else {
                batch.failures.put(letter.id(), "Shipped, and not confirmed: " + receipt.error());
            }
        }
    }

    private void report(Map<String, String> failures) {
        if (failures.isEmpty()) {
            return;
        }
        LOG.warn(
                "{} messages failed and will come again: {}",
                failures.size(),
                failures.values().iterator().next());
        try {
            failedAttempts.report(failures);
        } catch (RuntimeException unreported) {
            LOG.warn("The reason could not be kept: {}", unreported.toString());
        }
    }

    private record Received(Letter letter, OrderPlaced order) {}

    private static final class Batch {
        private final List<Received> orders = new ArrayList<>();
        private final List<Undeliverable> malformed = new ArrayList<>();
        private final Map<Received, Shipment> shipped = new HashMap<>();
        private final Map<String, String> failures = new HashMap<>();
        private final List<Letter> done = new ArrayList<>();
    }
}
