package couplinglab.partner.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import couplinglab.contracts.OrderDelivered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

class EventBridgeBusTests {
    private static final OrderDelivered DELIVERED =
            new OrderDelivered("3f0c6a52-8f53-4d7c-9d4e-6c2b0a6f1b11", "evt-1", Instant.parse("2026-11-24T10:00:00Z"));

    @Test
    void saysWhatItIsAndWhereItComesFrom() throws BusUnavailable {
        var events = new Fake(entry -> entry.eventId("e-1"));

        events.bus().put(DELIVERED);

        assertThat(events.put).singleElement().satisfies(entry -> {
            assertThat(entry.eventBusName()).isEqualTo("orders");
            assertThat(entry.source()).isEqualTo("partner.carrier");
            assertThat(entry.detailType()).isEqualTo("OrderDelivered");
            assertThat(entry.detail())
                    .isEqualTo("{\"orderId\":\"3f0c6a52-8f53-4d7c-9d4e-6c2b0a6f1b11\",\"carrierEventId\":\"evt-1\","
                            + "\"deliveredAt\":\"2026-11-24T10:00:00Z\"}");
        });
    }

    @Test
    void takesARefusalInsideOfASuccessfulAnswerForOne() {
        var events = new Fake(entry -> entry.errorCode("ThrottlingException").errorMessage("slow down"));

        assertThatExceptionOfType(BusUnavailable.class)
                .isThrownBy(() -> events.bus().put(DELIVERED))
                .withMessageContaining("ThrottlingException");
    }

    @Test
    void takesAnAnswerWithoutTheEventForARefusal() {
        var events = new Fake(entry -> {});
        events.silent = true;

        assertThatExceptionOfType(BusUnavailable.class)
                .isThrownBy(() -> events.bus().put(DELIVERED))
                .withMessageContaining("answered for 0 events");
    }

    @Test
    void putsNothingOnABusThatIsNotThere() {
        var events = new Fake(entry -> entry.eventId("acknowledged, and dropped"));
        events.missing = true;

        assertThatExceptionOfType(BusUnavailable.class)
                .isThrownBy(() -> events.bus().put(DELIVERED));
        assertThat(events.put).isEmpty();
    }

    @Test
    void saysThatItDoesNotAnswer() {
        var events = new Fake(entry -> {
            throw SdkClientException.create("connection refused");
        });

        assertThatExceptionOfType(BusUnavailable.class)
                .isThrownBy(() -> events.bus().put(DELIVERED))
                .withMessageContaining("connection refused");
    }

    private static final class Fake implements EventBridgeClient {
        private final List<PutEventsRequestEntry> put = new ArrayList<>();
        private final Consumer<PutEventsResultEntry.Builder> answer;
        private boolean missing;
        private boolean silent;

        private Fake(Consumer<PutEventsResultEntry.Builder> answer) {
            this.answer = answer;
        }

        private PartnerBus bus() {
            return new EventBridgeBus(this, "orders", Duration.ofSeconds(1));
        }

        @Override
        public DescribeEventBusResponse describeEventBus(DescribeEventBusRequest request) {
            if (missing) {
                throw ResourceNotFoundException.builder().message("no such bus").build();
            }
            return DescribeEventBusResponse.builder().name(request.name()).build();
        }

        @Override
        public PutEventsResponse putEvents(PutEventsRequest request) {
            put.addAll(request.entries());
            var entry = PutEventsResultEntry.builder().applyMutation(answer).build();
            return PutEventsResponse.builder()
                    .entries(silent ? List.of() : List.of(entry))
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
