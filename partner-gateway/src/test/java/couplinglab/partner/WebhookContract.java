package couplinglab.partner;

import static couplinglab.partner.Gateway.SECRET;
import static couplinglab.partner.Gateway.eventually;
import static couplinglab.partner.Gateway.request;
import static couplinglab.partner.Gateway.send;
import static couplinglab.partner.Gateway.sign;
import static couplinglab.partner.Gateway.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.OrderDelivered;
import couplinglab.contracts.Topology;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import tools.jackson.databind.json.JsonMapper;

/** What the webhook promises the carrier, and those who listen to the bus, on every cloud. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "partner.carrier.secrets=a-secret-that-the-carrier-uses-no-more," + SECRET,
            "spring.datasource.url=jdbc:h2:mem:webhook;DB_CLOSE_DELAY=-1"
        })
abstract class WebhookContract {
    private static final List<String> COPIES = List.of(Topology.DELIVERIES, Topology.DELIVERIES_2);

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    @Autowired
    SqsAsyncClient sqs;

    @BeforeEach
    void empty() {
        COPIES.forEach(queue -> sqs.purgeQueue(PurgeQueueRequest.builder()
                        .queueUrl(Gateway.url(sqs, queue))
                        .build())
                .join());
    }

    @Test
    void tellsBothCopiesOfOrderServiceOfADelivery() throws Exception {
        var order = UUID.randomUUID().toString();

        var answer = post(delivered(order));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"outcome\":\"on-the-bus\"}");
        for (var queue : COPIES) {
            assertThat(new MessageFormat().readDelivery(receive(queue)))
                    .isEqualTo(new OrderDelivered(order, "evt-Zoe", Instant.EPOCH.plusSeconds(1764000000)));
        }
    }

    @Test
    void putsWhatComesTwiceOnTheBusTwice() throws Exception {
        var body = delivered(UUID.randomUUID().toString());

        post(body);
        post(body);

        eventually().until(() -> Gateway.size(sqs, Topology.DELIVERIES), size -> size == 2);
    }

    @Test
    void acknowledgesWhatNobodyWantsAndPutsNothing() throws Exception {
        var before = counted("ignored");

        var answer = post("{\"id\":\"evt-1\",\"type\":\"in-transit\",\"orderId\":\"unknown\"}");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"outcome\":\"ignored\"}");
        assertThat(counted("ignored")).isEqualTo(before + 1);
        assertNothingCame();
    }

    @Test
    void refusesWhatTheCarrierDidNotSign() throws Exception {
        var body = delivered(UUID.randomUUID().toString());
        var forged = send(webhook(port, body, sign(body, Instant.now(), "some-other-secret-of-somebody-else")));
        var unsigned = send(request(port, "/webhooks/carrier")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        var changed = send(webhook(port, body.replace("}", " }"), sign(body)));

        assertThat(List.of(forged, unsigned, changed))
                .allSatisfy(answer -> assertIsRefused(answer, "is not signed as"));
        assertThat(unsigned.body()).isEqualTo(forged.body()).isEqualTo(changed.body());
        assertNothingCame();
    }

    @Test
    void refusesWhatWasSignedTooLongAgo() throws Exception {
        var body = delivered(UUID.randomUUID().toString());

        var stale = send(webhook(port, body, sign(body, Instant.now().minus(Duration.ofHours(1)), SECRET)));

        assertIsRefused(stale, "more than 300 s old");
        assertNothingCame();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":", "not json", "{\"type\":\"delivered\",\"orderId\":7}"})
    void refusesWhatItCanNotReadButOnlyIfTheCarrierSaysIt(String body) throws Exception {
        assertThat(post(body).statusCode()).isEqualTo(400);
        assertIsRefused(send(webhook(port, body, sign("another body"))), "is not signed as");
        assertNothingCame();
    }

    @Test
    void saysWhichFieldIsAtFault() throws Exception {
        var answer = post(delivered("no-uuid"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JsonMapper.shared().readTree(answer.body()).get("field").asString())
                .isEqualTo("orderId");
        assertNothingCame();
    }

    @Test
    void refusesABodyThatIsTooLargeWhetherOrNotItSaysSo() throws Exception {
        var large = "{\"type\":\"in-transit\",\"note\":\"" + "x".repeat(64 * 1024) + "\"}";
        var chunked = webhook(port, large, sign(large))
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))));

        assertThat(post(large).statusCode()).isEqualTo(413);
        assertThat(send(chunked).statusCode()).isEqualTo(413);
    }

    @Test
    void refusesPagesOfOtherOrigins() throws Exception {
        var body = delivered(UUID.randomUUID().toString());

        var answer = send(webhook(port, body, sign(body)).header("Origin", "https://evil.example"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertNothingCame();
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(webhook(port, body, sign(body)));
    }

    private static String delivered(String order) {
        return "{ \"id\" : \"evt-Zoe\", \"type\":\"delivered\",\"orderId\":\"" + order
                + "\",\n\"deliveredAt\":\"2025-11-24T16:00:00Z\", \"signedBy\":\"Zoë 🫖\"}";
    }

    private static void assertIsRefused(HttpResponse<String> answer, String because) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Carrier-Signature");
        var problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.get("type").asString()).isEqualTo("urn:coupling-lab:problem:carrier-signature");
        assertThat(problem.get("detail").asString()).contains(because);
    }

    /** One more delivery, and only that, comes through. */
    private void assertNothingCame() throws Exception {
        var last = UUID.randomUUID().toString();
        assertThat(post(delivered(last)).statusCode()).isEqualTo(202);
        for (var queue : COPIES) {
            assertThat(new MessageFormat().readDelivery(receive(queue)).orderId())
                    .isEqualTo(last);
        }
    }

    private String receive(String queue) {
        var url = Gateway.url(sqs, queue);
        return eventually()
                .until(
                        () -> sqs.receiveMessage(
                                        request -> request.queueUrl(url).waitTimeSeconds(1))
                                .join()
                                .messages(),
                        messages -> messages.size() == 1)
                .get(0)
                .body();
    }

    private double counted(String outcome) throws Exception {
        var metric = Gateway.get(managementPort, "/actuator/metrics/carrier.events?tag=outcome:" + outcome);
        return metric.at("/measurements/0/value").asDouble(0);
    }
}
