package couplinglab.order.confirming;

import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.OrderDelivered;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.BatchVisibility;
import io.awspring.cloud.sqs.listener.acknowledgement.BatchAcknowledgement;
import java.util.List;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Receives what the carrier reports, from this copy's own queue: the bus gives every copy each event, whoever placed the
 * order. It takes raw strings, because the framework drops what it can't convert.
 */
@Component
class DeliveryListener {
    private final Recording<OrderDelivered> recording;

    DeliveryListener(Delivering delivering) {
        this.recording = new Recording<>("deliveries", new MessageFormat()::readDelivery, delivering::deliver);
    }

    @SqsListener(id = "deliveries", queueNames = "${order.deliveries-queue:deliveries}", acknowledgementMode = "MANUAL")
    void on(List<Message<String>> batch, BatchAcknowledgement<String> acknowledgement, BatchVisibility visibility)
            throws InterruptedException {
        recording.on(batch, acknowledgement, visibility);
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        recording.close();
    }
}
