package couplinglab.cloud;

import static scala.jdk.javaapi.CollectionConverters.asScala;

import couplinglab.cloud.delivery.Attribute;
import couplinglab.cloud.delivery.Letter;
import couplinglab.cloud.delivery.Outcome;
import couplinglab.cloud.delivery.QueueDoor;
import couplinglab.contracts.Topology;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.BinaryMessageAttribute;
import org.elasticmq.ImmediateNextDelivery$;
import org.elasticmq.MessageAttribute;
import org.elasticmq.MessageContent;
import org.elasticmq.NewMessageData;
import org.elasticmq.NumberMessageAttribute;
import org.elasticmq.StringMessageAttribute;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.msg.SendMessage;
import scala.Option;
import scala.collection.immutable.Map$;

/**
 * Puts letters into ElasticMQ's queues by its actors and not over HTTP, which would need a client in the product and
 * half of the two cores. A queue answers once its storekeeper has stored, and those that wait for it share a commit.
 */
final class ElasticMqDoor implements QueueDoor {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OWN_QUEUES = Topology.arnOf("");
    private static final Outcome NO_SUCH_QUEUE = new Outcome.Refused(
            "AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist or you do not have access.");
    private static final Outcome INVALID = new Outcome.Refused(
            "InvalidMessageContents", "The message is empty or has characters that SQS does not take.");

    /** ElasticMQ would put it into its memory before it finds out, at every attempt. */
    private static final Outcome NO_GROUP = new Outcome.Refused(
            "MissingParameter", "The queue is a FIFO queue, and the message has no MessageGroupId.");

    private static final Outcome TOO_MANY_ATTRIBUTES = new Outcome.Refused(
            "InvalidParameterValue", "A message has at most " + Letter.MAX_ATTRIBUTES + " attributes.");

    private final ActorRef queues;

    ElasticMqDoor(ActorRef queues) {
        this.queues = queues;
    }

    @Override
    public List<Outcome> deliver(String queueArn, List<Letter> letters) {
        if (!queueArn.startsWith(OWN_QUEUES)) {
            return all(letters, NO_SUCH_QUEUE);
        }
        if (queueArn.endsWith(".fifo")) {
            return all(letters, NO_GROUP);
        }
        Option<?> queue = (Option<?>) ask(queues, new LookupQueue(queueArn.substring(OWN_QUEUES.length())))
                .toCompletableFuture()
                .join();
        if (queue.isEmpty()) {
            return all(letters, NO_SUCH_QUEUE);
        }
        var to = (ActorRef) queue.get();
        // All are on their way before the first answer is waited for.
        var answers = letters.stream().map(letter -> send(to, letter)).toList();
        return answers.stream()
                .map(answer -> answer.toCompletableFuture().join())
                .toList();
    }

    private static CompletionStage<Outcome> send(ActorRef queue, Letter letter) {
        if (letter.attributes().size() > Letter.MAX_ATTRIBUTES) {
            return CompletableFuture.completedFuture(TOO_MANY_ATTRIBUTES);
        }
        // ElasticMQ refuses it over HTTP, and does not look at it here.
        if (letter.body().isEmpty() || Letter.FORBIDDEN.matcher(letter.body()).find()) {
            return CompletableFuture.completedFuture(INVALID);
        }
        return ask(queue, new SendMessage(message(letter)))
                .handle((stored, failure) -> failure == null
                        ? new Outcome.Delivered()
                        : new Outcome.Unavailable("SDK_CLIENT_ERROR", nameOf(failure)));
    }

    private static String nameOf(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getClass().getSimpleName();
    }

    private static CompletionStage<Object> ask(ActorRef actor, Object question) {
        return Patterns.ask(actor, question, PATIENCE);
    }

    private static List<Outcome> all(List<Letter> letters, Outcome outcome) {
        return letters.stream().map(letter -> outcome).toList();
    }

    private static NewMessageData message(Letter letter) {
        var attributes = new HashMap<String, MessageAttribute>();
        letter.attributes().forEach((name, attribute) -> attributes.put(name, attribute(attribute)));
        return new NewMessageData(
                Option.empty(),
                new MessageContent(letter.body()),
                Map$.MODULE$.from(asScala(attributes)),
                ImmediateNextDelivery$.MODULE$,
                Option.empty(),
                Option.empty(),
                0,
                Option.empty(),
                Option.empty(),
                Option.empty());
    }

    private static MessageAttribute attribute(Attribute attribute) {
        int point = attribute.type().indexOf('.');
        Option<String> label =
                point < 0 ? Option.empty() : Option.apply(attribute.type().substring(point + 1));
        return switch (point < 0 ? attribute.type() : attribute.type().substring(0, point)) {
            case "Number" -> new NumberMessageAttribute(attribute.value(), label);
            case "Binary" -> BinaryMessageAttribute.fromBase64(attribute.value(), label);
            default -> new StringMessageAttribute(attribute.value(), label);
        };
    }
}
