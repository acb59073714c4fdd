package couplinglab.order.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import couplinglab.contracts.MessageFormat;
import couplinglab.order.FreshDatabase;
import couplinglab.order.TestDatabase;
import couplinglab.order.book.CouplingMode;
import couplinglab.order.book.Order;
import couplinglab.order.book.OrderBooks;
import couplinglab.order.book.OrderStatus;
import couplinglab.order.journal.Journal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import tools.jackson.databind.json.JsonMapper;

/** What a request may hold, and what becomes of one that the broker does not take whole, from the outbox to the queue. */
class BatchesOnLocalCloudTests {
    private static final String ARRIVALS = "orders";

    /** Requests with messages, of which a publisher makes more than one where the broker refuses them together. */
    private final List<SdkRequest> batches = new CopyOnWriteArrayList<>();

    @RegisterExtension
    final FreshDatabase fresh = FreshDatabase.h2();

    private LocalCloud cloud;
    private SqsAsyncClient sqs;
    private SnsAsyncClient sns;
    private EventBridgeAsyncClient events;

    @BeforeEach
    void start() {
        cloud = LocalCloud.start(CloudSettings.inMemory());
        sqs = Clients.sqs(cloud.sqsEndpoint(), new Watch());
        sns = Clients.sns(cloud.eventsEndpoint(), new Watch());
        events = Clients.events(cloud.eventsEndpoint(), new Watch());
    }

    @AfterEach
    void stop() {
        events.close();
        sns.close();
        sqs.close();
        cloud.close();
    }

    /** Characters that SQS and SNS don't take, and a detail that is no JSON object. */
    @ParameterizedTest
    @CsvSource({
        "QUEUE, orders, never \u0001 sendable, InvalidMessageContents",
        "TOPIC, order-placed, never \u0001 sendable, Message Reason: it has characters",
        "BUS, orders, [], MalformedDetail"
    })
    void parksThatEntryAloneAndSendsTheOthersOnce(CouplingMode mode, String destination, String poison, String reason)
            throws Exception {
        var first = place(mode, destination, null);
        var refused = place(mode, destination, poison);
        var last = place(mode, destination, null);

        var result = round().run(Set.of());

        assertThat(result.troubles()).isEmpty();
        assertThat(Relays.outboxOn(fresh.get()).pending()).isZero();
        assertThat(Relays.reasons(fresh.get())).containsOnlyKeys(refused.id());
        assertThat(Relays.reasons(fresh.get()).get(refused.id())).contains(reason);
        assertThat(OrderBooks.on(fresh.get()).find(refused.id()).orElseThrow().status())
                .isEqualTo(OrderStatus.DEAD_LETTERED);
        await().atMost(Duration.ofSeconds(30)).until(() -> onTheirWay() == 0);
        assertThat(arrived()).isEqualTo(2);
        assertThat(arrivedOrders()).containsExactlyInAnyOrder(first.id(), last.id());
    }

    @ParameterizedTest
    @CsvSource({"QUEUE, orders", "TOPIC, order-placed", "BUS, orders"})
    void fillsARequestToTheLastByte(CouplingMode mode, String destination) throws Exception {
        var publisher = publisher(mode);
        var envelope = publisher.bytes(message(1, mode, destination, 100)) - 100;
        var half = publisher.maxBytes() / 2;
        var rest = publisher.maxBytes() - half;
        var full =
                List.of(message(1, mode, destination, half - envelope), message(2, mode, destination, rest - envelope));
        var more = List.of(
                message(3, mode, destination, half - envelope), message(4, mode, destination, rest + 1 - envelope));

        assertThat(sizes(publisher, full)).containsExactly(publisher.maxBytes());
        assertThat(publisher.publish(destination, full).acknowledged()).containsExactlyInAnyOrder(1L, 2L);
        assertThat(batches).hasSize(1);
        assertThat(sizes(publisher, more)).containsExactly(half, rest + 1);
    }

    /** As no order is: an outbox has no room for it. */
    @ParameterizedTest
    @CsvSource({"TOPIC, order-placed", "BUS, orders"})
    void refusesAMessageThatNoRequestHolds(CouplingMode mode, String destination) throws Exception {
        var publisher = publisher(mode);
        var tooLong = message(1, mode, destination, publisher.maxBytes() + 1);

        assertThat(sizes(publisher, List.of(tooLong, message(2, mode, destination, 100))))
                .hasSize(2);
        assertThat(publisher.publish(destination, List.of(tooLong)).refused()).containsOnlyKeys(1L);
    }

    private RelayRound round() {
        return new RelayRound(
                Relays.outboxOn(fresh.get()),
                Relays.publishesOn(fresh.get()),
                OrderBooks.on(fresh.get()),
                fresh.get().transactions(),
                Journal.off(),
                publishers());
    }

    private List<OrderPublisher> publishers() {
        return List.of(new QueuePublisher(sqs), new TopicPublisher(sns), new BusPublisher(events, Clock.systemUTC()));
    }

    private OrderPublisher publisher(CouplingMode mode) {
        return publishers().stream()
                .filter(publisher -> publisher.mode() == mode)
                .findFirst()
                .orElseThrow();
    }

    private static OutboxMessage message(long id, CouplingMode mode, String destination, int bytes) {
        return new OutboxMessage(id, "order-" + id, mode, destination, LargestOrder.bodyOf(bytes));
    }

    /** How many bytes each of the requests has, as the broker counts them. */
    private static List<Integer> sizes(OrderPublisher publisher, List<OutboxMessage> messages) {
        return Batches.cut(messages, publisher.maxBytes(), publisher::bytes).stream()
                .map(part -> part.stream().mapToInt(publisher::bytes).sum())
                .toList();
    }

    private Order place(CouplingMode mode, String destination, @Nullable String body) {
        var order = TestDatabase.order(null);
        var message = body == null ? new MessageFormat().write(order.message("order-confirmations")) : body;
        fresh.get().transaction().executeWithoutResult(status -> {
            OrderBooks.on(fresh.get()).attempt(order, OrderStatus.PLACED, destination);
            Relays.outboxOn(fresh.get()).add(order.id(), mode, destination, message);
        });
        return order;
    }

    /** How many copies the topic and the bus have not brought to their queues. */
    private int onTheirWay() throws Exception {
        var request = HttpRequest.newBuilder(cloud.eventsEndpoint().resolve("/deliveries"))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        return JsonMapper.shared().readTree(answer.body()).get("pending").intValue();
    }

    private int arrived() {
        var attributes = sqs.getQueueAttributes(request -> request.queueUrl(Clients.url(sqs, ARRIVALS))
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .join()
                .attributes();
        return Integer.parseInt(attributes.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "none"));
    }

    private List<String> arrivedOrders() {
        return sqs
                .receiveMessage(
                        request -> request.queueUrl(Clients.url(sqs, ARRIVALS)).maxNumberOfMessages(10))
                .join()
                .messages()
                .stream()
                .map(message -> OrderPublisherContract.read(message.body()).orderId())
                .toList();
    }

    private final class Watch implements ExecutionInterceptor {
        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            var request = context.request();
            if (request instanceof SendMessageBatchRequest
                    || request instanceof PublishBatchRequest
                    || request instanceof PutEventsRequest) {
                batches.add(request);
            }
        }
    }
}
