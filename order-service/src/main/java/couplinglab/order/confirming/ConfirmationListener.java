package couplinglab.order.confirming;

import couplinglab.contracts.Confirmation;
import couplinglab.contracts.MalformedMessage;
import couplinglab.contracts.MessageFormat;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.acknowledgement.BatchAcknowledgement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Receives confirmations from this copy's own queue. Each is acknowledged after the order book has committed it; one
 * that can't be read is left to the queue's dead letters. It takes raw strings, because the framework drops what it
 * can't convert.
 */
@Component
class ConfirmationListener {
    private static final Logger LOG = LoggerFactory.getLogger(ConfirmationListener.class);

    private final Confirming confirming;
    private final MessageFormat format = new MessageFormat();

    ConfirmationListener(Confirming confirming) {
        this.confirming = confirming;
    }

    @SqsListener(
            id = "confirmations",
            queueNames = "${order.confirmations-queue:order-confirmations}",
            acknowledgementMode = "MANUAL")
    void on(List<Message<String>> batch, BatchAcknowledgement<String> acknowledgement) {
        List<Confirmation> confirmations = new ArrayList<>();
        List<Message<String>> readable = new ArrayList<>();
        for (Message<String> message : batch) {
            try {
                confirmations.add(format.readConfirmation(message.getPayload()));
                readable.add(message);
            } catch (MalformedMessage malformed) {
                LOG.warn("A confirmation can't be read and will end in the dead letters: {}", malformed.getMessage());
            }
        }
        confirming.confirm(confirmations);
        if (!readable.isEmpty()) {
            acknowledgement.acknowledge(readable);
        }
    }
}
