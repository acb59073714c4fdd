package couplinglab.broker.intake;

import io.awspring.cloud.sqs.listener.acknowledgement.BatchAcknowledgement;
import java.util.Collection;
import org.springframework.messaging.Message;

/** The last step: the queue may forget the messages. What was not deleted comes again, and is absorbed. */
@FunctionalInterface
interface Deletions {
    void delete(BatchAcknowledgement<String> batch, Collection<Message<String>> done);
}
