package couplinglab.partner.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.partner.bus.BusUnavailable;
import couplinglab.partner.bus.PartnerBus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.ProblemDetail;
import org.springframework.mock.web.MockHttpServletRequest;

/** What the tests over HTTP can't show: a bus that fails. */
class CarrierControllerTests {
    /** {@code printf '1764000000.%s' "$BODY" | openssl dgst -sha256 -hmac "$SECRET" -r}. */
    private static final String SIGNATURE =
            "t=1764000000,v1=888f3224aa0c4d508c10d51e4225dead376c7e91428f4d5a2689cc4382a75396";

    private static final byte[] BODY =
            ("{\"id\":\"evt-1\",\"type\":\"delivered\",\"orderId\":\"3f0c6a52-8f53-4d7c-9d4e-6c2b0a6f1b11\","
                            + "\"deliveredAt\":\"2025-11-24T10:00:00Z\"}")
                    .getBytes(StandardCharsets.UTF_8);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void asksForTheEventAgainWhereTheBusDidNotTakeIt() {
        var answer = controller(delivered -> {
                    throw new BusUnavailable("the bus is away");
                })
                .receive(SIGNATURE, BODY, new MockHttpServletRequest());

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("5");
        assertThat(answer.getBody())
                .isInstanceOfSatisfying(
                        ProblemDetail.class,
                        problem ->
                                assertThat(problem.getType()).hasToString("urn:coupling-lab:problem:bus-unavailable"));
        assertThat(meters.counter("carrier.events", "outcome", "bus-unavailable")
                        .count())
                .isOne();
    }

    @Test
    void answersThatItHasTheEventOnceItIsOnTheBus() {
        var answer = controller(delivered -> {}).receive(SIGNATURE, BODY, new MockHttpServletRequest());

        assertThat(answer.getStatusCode().value()).isEqualTo(202);
    }

    private CarrierController controller(PartnerBus bus) {
        var clock = Clock.fixed(Instant.ofEpochSecond(1764000000), ZoneOffset.UTC);
        var properties = new CarrierProperties(List.of("the-secret-of-a-carrier-in-a-test"));
        return new CarrierController(new Signatures(properties, clock), bus, new CarrierCounts(meters));
    }
}
