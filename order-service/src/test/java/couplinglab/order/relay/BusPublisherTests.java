package couplinglab.order.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.order.book.CouplingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

/** Answers that no broker of the tests gives when asked, in the words of EventBridge. */
class BusPublisherTests {
    private static final String BUS = "orders";

    private final ScriptedEventBridge events = new ScriptedEventBridge();
    private Instant now = Instant.EPOCH;
    private final InstantSource time = () -> now;
    private final OrderPublisher publisher = new BusPublisher(events, time.withZone(ZoneOffset.UTC));

    @Test
    void tellsEntriesThatFailedFromEntriesThatAreRefused() throws Exception {
        events.answer = request -> response(
                acknowledged(),
                failed("InternalFailure", "try again"),
                failed("MalformedDetail", "Detail is malformed."),
                failed("ThrottlingException", "too many"),
                failed("AccessDeniedException", "not you"));

        var published = publisher.publish(BUS, messages(5));

        assertThat(published.acknowledged()).containsExactly(1L);
        assertThat(published.failed()).containsOnlyKeys(2L, 4L, 5L).containsEntry(2L, "InternalFailure: try again");
        assertThat(published.refused()).containsOnlyKeys(3L);
    }

    @Test
    void takesEntriesThatTheAnswerLacksForNotAcknowledged() throws Exception {
        events.answer = request -> response(acknowledged());

        var published = publisher.publish(BUS, messages(2));

        assertThat(published.acknowledged()).containsExactly(1L);
        assertThat(published.refused()).isEmpty();
    }

    @Test
    void sendsOneByOneWhatIsRefusedAsAWhole() throws Exception {
        var third = messages(4).get(2).body();
        events.answer = request -> {
            if (request.entries().stream().anyMatch(entry -> entry.detail().equals(third))) {
                throw invalid("Total size of the entries in the request is over the limit.");
            }
            return acknowledgeAll(request);
        };

        var published = publisher.publish(BUS, messages(4));

        assertThat(published.acknowledged()).containsExactly(1L, 2L, 4L);
        assertThat(published.refused()).containsOnlyKeys(3L);
        assertThat(events.sent).extracting(List::size).containsExactly(4, 1, 1, 1, 1);
    }

    @Test
    void blamesNoMessageForAnInvalidBus() {
        events.bus = () -> {
            throw invalid("1 validation error detected: Value '' at 'name' failed to satisfy constraint");
        };

        assertThatThrownBy(() -> publisher.publish(BUS, messages(1))).isInstanceOf(BrokerDegraded.class);
        assertThat(events.sent).isEmpty();
    }

    @Test
    void saysWhoseEventsAndWhatEventsTheyAre() throws Exception {
        publisher.publish(BUS, messages(1));

        assertThat(events.sent.get(0)).singleElement().satisfies(entry -> {
            assertThat(entry.eventBusName()).isEqualTo(BUS);
            assertThat(entry.source()).isEqualTo("couplinglab.orders");
            assertThat(entry.detailType()).isEqualTo("OrderPlaced");
        });
    }

    @Test
    void countsSourceAndTypeToTheBytesOfAnEntry() {
        var message = messages(1).get(0);

        assertThat(publisher.bytes(message)).isEqualTo(message.bytes() + "couplinglab.ordersOrderPlaced".length());
    }

    /** EventBridge would acknowledge, and drop, what is put on a bus that does not exist. */
    @Test
    void asksForTheBusAgainAfterASecond() throws Exception {
        publisher.publish(BUS, messages(1));
        events.bus = () -> {
            throw ResourceNotFoundException.builder()
                    .message("Event bus orders does not exist.")
                    .build();
        };
        now = now.plus(Duration.ofMillis(999));
        publisher.publish(BUS, messages(1));
        now = now.plusMillis(1);

        assertThatThrownBy(() -> publisher.publish(BUS, messages(1)))
                .isInstanceOf(BrokerDegraded.class)
                .hasMessageContaining("does not exist");
        assertThat(events.sent).hasSize(2);
    }

    private static EventBridgeException invalid(String message) {
        var details = AwsErrorDetails.builder()
                .errorCode("ValidationException")
                .errorMessage(message)
                .build();
        return (EventBridgeException) EventBridgeException.builder()
                .message(message)
                .awsErrorDetails(details)
                .build();
    }

    private static PutEventsResultEntry acknowledged() {
        return PutEventsResultEntry.builder().eventId("any").build();
    }

    private static PutEventsResultEntry failed(String code, String message) {
        return PutEventsResultEntry.builder()
                .errorCode(code)
                .errorMessage(message)
                .build();
    }

    private static PutEventsResponse response(PutEventsResultEntry... entries) {
        return PutEventsResponse.builder().entries(entries).build();
    }

    private static PutEventsResponse acknowledgeAll(PutEventsRequest request) {
        return PutEventsResponse.builder()
                .entries(request.entries().stream().map(entry -> acknowledged()).toList())
                .build();
    }

    /** The same ones each time. */
    private static List<OutboxMessage> messages(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(id -> new OutboxMessage(id, "order-" + id, CouplingMode.BUS, BUS, "{\"id\":" + id + "}"))
                .toList();
    }

    private static final class ScriptedEventBridge implements EventBridgeAsyncClient {
        private final List<List<PutEventsRequestEntry>> sent = new ArrayList<>();
        private Runnable bus = () -> {};
        private Function<PutEventsRequest, PutEventsResponse> answer = BusPublisherTests::acknowledgeAll;

        @Override
        public CompletableFuture<DescribeEventBusResponse> describeEventBus(
                Consumer<DescribeEventBusRequest.Builder> asked) {
            return CompletableFuture.completedFuture(bus).thenApply(there -> {
                there.run();
                return DescribeEventBusResponse.builder().build();
            });
        }

        @Override
        public CompletableFuture<PutEventsResponse> putEvents(Consumer<PutEventsRequest.Builder> asked) {
            var request = PutEventsRequest.builder().applyMutation(asked).build();
            sent.add(request.entries());
            return CompletableFuture.completedFuture(request).thenApply(answer);
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
