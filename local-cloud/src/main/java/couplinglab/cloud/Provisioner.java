package couplinglab.cloud;

import static scala.jdk.javaapi.CollectionConverters.asScala;

import couplinglab.contracts.QueueSpec;
import couplinglab.contracts.Topology;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.CreateQueueData;
import org.elasticmq.DeadLettersQueueData;
import org.elasticmq.MillisVisibilityTimeout;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.msg.CreateQueue;
import org.elasticmq.msg.RestoreMessages;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.util.Either;

/**
 * Makes the queues at start, with the messages that were stored: those of the {@link Topology} as it describes them,
 * whatever was stored, and others as they were.
 */
final class Provisioner {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ActorRef queues;
    private final Map<String, CreateQueueData> missing = new LinkedHashMap<>();
    private final Map<String, List<InternalMessage>> messages;

    Provisioner(ActorRef queues, List<CreateQueueData> stored, Map<String, List<InternalMessage>> messages) {
        this.queues = queues;
        this.messages = messages;
        stored.forEach(queue -> missing.put(queue.name(), queue));
        Topology.queues().forEach(spec -> missing.put(spec.name(), queue(spec)));
    }

    void provision() {
        while (!missing.isEmpty()) {
            make(missing.values().iterator().next());
        }
    }

    /** A queue finds its dead-letter queue only if that one is made first. */
    private void make(CreateQueueData queue) {
        missing.remove(queue.name());
        if (queue.deadLettersQueue().isDefined()) {
            var deadLetterQueue = missing.get(queue.deadLettersQueue().get().name());
            if (deadLetterQueue != null) {
                make(deadLetterQueue);
            }
        }
        var made = (Either<?, ?>) answer(queues, new CreateQueue(queue));
        if (made.isLeft()) {
            throw new CloudNotStarted("The queue " + queue.name() + " could not be made: "
                    + made.left().toOption());
        }
        var stored = messages.getOrDefault(queue.name(), List.of());
        answer(
                (ActorRef) made.toOption().get(),
                new RestoreMessages(asScala(stored).toList()));
    }

    private static Object answer(ActorRef actor, Object question) {
        CompletionStage<Object> answer = Patterns.ask(actor, question, PATIENCE);
        return answer.toCompletableFuture().join();
    }

    private static CreateQueueData queue(QueueSpec spec) {
        return new CreateQueueData(
                spec.name(),
                Option.apply(
                        new MillisVisibilityTimeout(spec.visibilityTimeout().toMillis())),
                Option.empty(),
                Option.apply(spec.receiveWait()),
                Option.empty(),
                Option.empty(),
                Option.apply(spec.redrive())
                        .map(redrive -> new DeadLettersQueueData(redrive.deadLetterQueue(), redrive.maxReceiveCount())),
                false,
                false,
                Option.empty(),
                Option.empty(),
                Map$.MODULE$.empty());
    }
}
