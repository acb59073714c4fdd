package couplinglab.order.confirming;

import couplinglab.contracts.Confirmation;
import couplinglab.contracts.MessageFormat;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.BatchVisibility;
import io.awspring.cloud.sqs.listener.acknowledgement.BatchAcknowledgement;
import java.util.List;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Receives what the consumer confirms, from this copy's own queue. It takes raw strings, because the framework drops what
 * it can't convert.
 */
@Component
class ConfirmationListener {
    private final Recording<Confirmation> recording;

    ConfirmationListener(Confirming confirming) {
        this.recording = new Recording<>("confirmations", new MessageFormat()::readConfirmation, confirming::confirm);
    }

    @SqsListener(
            id = "confirmations",
            queueNames = "${order.confirmations-queue:order-confirmations}",
            acknowledgementMode = "MANUAL")
    void on(List<Message<String>> batch, BatchAcknowledgement<String> acknowledgement, BatchVisibility visibility)
            throws InterruptedException {
        recording.on(batch, acknowledgement, visibility);
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        recording.close();
    }
}
