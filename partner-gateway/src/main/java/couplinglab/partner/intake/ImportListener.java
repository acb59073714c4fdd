package couplinglab.partner.intake;

import couplinglab.broker.intake.Intake;
import couplinglab.broker.intake.IntakeConfiguration;
import couplinglab.contracts.MalformedMessage;
import couplinglab.partner.importing.Importing;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.BatchVisibility;
import io.awspring.cloud.sqs.listener.acknowledgement.BatchAcknowledgement;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Takes the announcements of files, and deletes each when its file is imported. No more of them at once than there are
 * threads to work on them, so that none waits behind a large file. What can't be read is not deleted: after its receives SQS
 * moves it to the dead letters. At least once, in no order.
 */
@Component
@ConditionalOnProperty("partner.imports.enabled")
final class ImportListener {
    private static final Logger LOG = LoggerFactory.getLogger(ImportListener.class);

    private final Importing importing;
    private final Intake intake;

    ImportListener(Importing importing, Intake intake) {
        this.importing = importing;
        this.intake = intake;
    }

    @SqsListener(
            queueNames = "${partner.imports.queue}",
            id = "imports",
            factory = IntakeConfiguration.RAW_BATCHES,
            maxMessagesPerPoll = "1",
            maxConcurrentMessages = "${intake.queue-workers}")
    CompletableFuture<Void> onObjects(
            List<Message<String>> messages, BatchAcknowledgement<String> acknowledgement, BatchVisibility visibility) {
        return intake.work(messages.size(), messages, acknowledgement, visibility, this::work);
    }

    private void work(Collection<Message<String>> messages, Consumer<Collection<Message<String>>> delete) {
        for (var message : messages) {
            try {
                importing.run(ObjectCreated.read(message.getPayload()));
                delete.accept(List.of(message));
            } catch (MalformedMessage malformed) {
                LOG.warn(
                        "A message announces no object and comes again until it is a dead letter: {}",
                        malformed.getMessage());
            }
        }
    }
}
