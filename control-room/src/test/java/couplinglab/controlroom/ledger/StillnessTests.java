package couplinglab.controlroom.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import couplinglab.controlroom.process.Endpoints;
import couplinglab.controlroom.process.ProcessNames;
import couplinglab.controlroom.process.ProcessStatus;
import couplinglab.controlroom.process.Processes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over one server that answers for every process. */
class StillnessTests {
    private static final String CALM = "{\"frozen\":false,\"slow\":null,\"failPercent\":0,\"crashAt\":null}";

    private final Map<String, String> documents = new ConcurrentHashMap<>(
            Map.of("/chaos", CALM, "/actuator/outbox", "{\"pending\":0}", "/deliveries", "{\"pending\":0}"));
    private final Map<String, Integer> waiting = new ConcurrentHashMap<>();
    private HttpServer server;
    private String broker = ProcessNames.LOCAL_CLOUD;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void isStillWhenNothingIsUnderWay() {
        assertThat(disturbances()).isEmpty();
    }

    @Test
    void isNotStillWhileACopyIsOnItsWayToAQueue() {
        documents.put("/deliveries", "{\"pending\":3}");

        assertThat(disturbances()).containsExactly("3 copies on their way to a queue");
    }

    @Test
    void asksNoOtherCloudForItsDeliveries() {
        broker = ProcessNames.LOCALSTACK;
        documents.remove("/deliveries");

        assertThat(disturbances()).isEmpty();
    }

    @Test
    void isNotStillWhileADeadLetterIsInNoBookYet() {
        waiting.put("analytics-dlq", 2);

        assertThat(disturbances()).containsExactly("2 waiting and 0 in flight in analytics-dlq");
    }

    @Test
    void isNotStillWhileAnOutboxHoldsSomethingOrAFaultIsOn() {
        documents.put("/actuator/outbox", "{\"pending\":1}");
        documents.put("/chaos", CALM.replace("0", "50"));

        assertThat(disturbances())
                .containsExactly(
                        "a fault is switched on at fulfillment-service",
                        "a fault is switched on at analytics",
                        "1 in the outbox of order-service");
    }

    private List<String> disturbances() {
        try (var stillness = new Stillness(new Everything(), List.of(ProcessNames.ORDER_SERVICE))) {
            return stillness.disturbances();
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        var body = target == null ? documents.get(exchange.getRequestURI().getPath()) : sqs(target, request);
        var bytes = String.valueOf(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(body == null ? 404 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String sqs(String target, String request) {
        if (target.endsWith("GetQueueUrl")) {
            return "{\"QueueUrl\":\"%s/%s\"}"
                    .formatted(address(), request.replaceAll(".*QueueName\":\"([^\"]*).*", "$1"));
        }
        var queue = request.replaceAll(".*QueueUrl\":\"[^\"]*/([^\"]*).*", "$1");
        return "{\"Attributes\":{\"ApproximateNumberOfMessages\":\"%d\",\"ApproximateNumberOfMessagesNotVisible\":\"0\",\"ApproximateNumberOfMessagesDelayed\":\"0\"}}"
                .formatted(waiting.getOrDefault(queue, 0));
    }

    private URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private final class Everything implements Processes {
        @Override
        public List<ProcessStatus> all() {
            return List.of(status(broker), status(ProcessNames.FULFILLMENT_SERVICE), status("analytics"));
        }

        @Override
        public ProcessStatus status(String name) {
            return new ProcessStatus(name, ProcessStatus.State.READY, 1L, null);
        }

        @Override
        public void kill(String name) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        public ProcessStatus revive(String name) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        public Endpoints endpoints(String name) {
            return new Endpoints(address(), address());
        }

        @Override
        public String intermediary() {
            return broker;
        }
    }
}
