package couplinglab.controlroom.soak;

import couplinglab.contracts.Topology;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.process.SqsClients;
import couplinglab.controlroom.process.Subscriber;
import couplinglab.controlroom.process.Waiting;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What the soak itself does with the queues. Not thread-safe. */
final class Mail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Mail.class);
    private static final Duration TO_PILE_UP = Duration.ofSeconds(20);
    private static final int AT_ONCE = 10;
    private static final int IDLE_RECEIVES = 3;
    private static final List<String> QUEUES = List.of(
            Topology.ORDERS,
            Topology.ORDERS_DLQ,
            Topology.ORDER_CONFIRMATIONS,
            Topology.dlqOf(Topology.ORDER_CONFIRMATIONS),
            Topology.ORDER_CONFIRMATIONS_2,
            Topology.dlqOf(Topology.ORDER_CONFIRMATIONS_2));

    private final SqsClient sqs;
    private final Recorder recorder;
    private final List<String> copies;
    private final AtomicLong poisoned = new AtomicLong();

    /** How many messages lie in a queue, as the checker reads it. */
    record Count(String queue, long visible, long inFlight, long delayed) {}

    /** @param subscribers the names of those that run */
    Mail(URI broker, Recorder recorder, List<String> subscribers) {
        this.sqs = SqsClients.impatient(broker);
        this.recorder = recorder;
        this.copies = Subscriber.ALL.stream()
                .filter(subscriber -> subscribers.contains(subscriber.name()))
                .map(Subscriber::queue)
                .toList();
    }

    /** Sends what no consumer can read: not JSON, or JSON that is no order. */
    void poison(int messages) {
        for (int i = 0; i < messages; i++) {
            long number = poisoned.incrementAndGet();
            var id = "poison-" + UUID.randomUUID();
            var body = number % 2 == 0 ? "{\"customer\":\"" + id : "{\"orderId\":\"" + id + "\"}";
            recorder.poison(id, Topology.ORDERS, body);
            var url = url(Topology.ORDERS);
            sqs.sendMessage(request -> request.queueUrl(url).messageBody(body));
        }
    }

    /**
     * Receives messages that nobody else receives at the moment as often as the queue allows, so that the next receive
     * moves them to the dead letters. Deletes none.
     */
    void wearOut(int messages) throws InterruptedException {
        Waiting.until(TO_PILE_UP, () -> count(Topology.ORDERS).visible() >= messages);
        Map<String, Integer> receives = new HashMap<>();
        var wornOut = new HashSet<String>();
        int idle = 0;
        while (wornOut.size() < messages && idle < IDLE_RECEIVES) {
            boolean news = false;
            for (var id : receiveSome()) {
                news = true;
                if (receives.merge(id, 1, Integer::sum) >= Topology.MAX_RECEIVES) {
                    wornOut.add(id);
                }
            }
            idle = news ? 0 : idle + 1;
        }
        if (wornOut.isEmpty()) {
            throw new DidNotHappen("no message could be received " + Topology.MAX_RECEIVES + " times");
        }
    }

    List<Count> counts() {
        return Stream.concat(QUEUES.stream(), copies.stream().flatMap(queue -> Stream.of(queue, Topology.dlqOf(queue))))
                .map(this::count)
                .toList();
    }

    @Override
    public void close() {
        sqs.close();
    }

    private List<String> receiveSome() {
        var url = url(Topology.ORDERS);
        return sqs
                .receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(AT_ONCE)
                        .visibilityTimeout(0)
                        .waitTimeSeconds(0))
                .messages()
                .stream()
                .map(message -> message.messageId())
                .toList();
    }

    private Count count(String queue) {
        try {
            var url = url(queue);
            var attributes = sqs.getQueueAttributes(
                            request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                    .attributes();
            return new Count(
                    queue,
                    number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                    number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                    number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
        } catch (SdkException silent) {
            LOG.debug("{} can't be counted now", queue, silent);
            return new Count(queue, -1, -1, -1);
        }
    }

    private static long number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Long.parseLong(attributes.getOrDefault(name, "-1"));
    }

    private String url(String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    }
}
