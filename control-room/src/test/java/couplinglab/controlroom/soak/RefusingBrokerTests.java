package couplinglab.controlroom.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import couplinglab.controlroom.process.SqsClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import tools.jackson.databind.json.JsonMapper;

class RefusingBrokerTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private final Refusals refusals = new Refusals();
    private HttpServer broker;
    private RefusingBroker between;
    private SqsClient sqs;

    @BeforeEach
    void stand() throws IOException {
        broker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        broker.createContext("/", exchange -> {
            try (exchange) {
                var answer = JSON.createObjectNode();
                var successful = answer.putArray("Successful");
                JSON.readTree(exchange.getRequestBody()).path("Entries").forEach(entry -> {
                    arrived.add(entry.path("Id").stringValue());
                    successful
                            .addObject()
                            .put("Id", entry.path("Id").stringValue())
                            .put("MessageId", "m")
                            .put("MD5OfMessageBody", "841a2d689ad86bd1611447453c22c6fc");
                });
                var body = JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        broker.start();
        between = RefusingBroker.before(
                URI.create("http://localhost:" + broker.getAddress().getPort()), "order-service", refusals);
        sqs = SqsClients.impatient(between.endpoint());
    }

    @AfterEach
    void end() {
        sqs.close();
        between.close();
        broker.stop(0);
    }

    @Test
    void letsEverythingPassThatIsNotToBeRefused() {
        assertThat(send(10).successful()).hasSize(10);
        assertThat(arrived).hasSize(10);
    }

    @Test
    void refusesSoManyEntriesOfSoManyBatchesAndTellsTheBrokerNothingOfThem() {
        refusals.expect("order-service", 2, 3);
        for (int batch = 0; batch < 2; batch++) {
            var answer = send(10);
            assertThat(answer.successful()).hasSize(7);
            assertThat(answer.failed()).hasSize(3).allMatch(failed -> !failed.senderFault());
        }
        assertThat(arrived).hasSize(14);
        assertThat(refusals.areDone("order-service")).isTrue();
        assertThat(send(10).failed()).isEmpty();
    }

    @Test
    void refusesAWholeBatchThatHasNoMoreEntries() {
        refusals.expect("order-service", 1, 9);
        assertThat(send(2).failed()).hasSize(2);
        assertThat(arrived).isEmpty();
    }

    @Test
    void refusesNobodyElse() {
        refusals.expect("order-service-2", 1, 3);
        assertThat(send(10).failed()).isEmpty();
        assertThat(refusals.areDone("order-service-2")).isFalse();
    }

    @Test
    void givesNoAnswerWhereTheBrokerGivesNone() {
        broker.stop(0);
        assertThatThrownBy(() -> send(1)).isInstanceOf(SdkException.class);
    }

    private SendMessageBatchResponse send(int entries) {
        var some = IntStream.range(0, entries)
                .mapToObj(number -> SendMessageBatchRequestEntry.builder()
                        .id("e" + number)
                        .messageBody("body")
                        .build())
                .toList();
        return sqs.sendMessageBatch(batch ->
                batch.queueUrl(between.endpoint() + "/000000000000/orders").entries(some));
    }
}
