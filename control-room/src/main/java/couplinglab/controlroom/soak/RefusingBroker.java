package couplinglab.controlroom.soak;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stands between one producer and the broker, and lets everything pass, but for entries of batches that are to be
 * refused: those it withholds from the broker, and reports as failed in an answer that is a success otherwise, as SQS
 * does where it has trouble with some of them. A broker that does not answer leaves the producer without an answer.
 */
final class RefusingBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RefusingBroker.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ACTION = "X-Amz-Target";
    private static final String SEND_BATCH = "AmazonSQS.SendMessageBatch";
    /** The JDK's client sets these itself. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "http2-settings", "transfer-encoding");

    private final String producer;
    private final URI broker;
    private final Refusals refusals;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(RefusingBroker::daemon);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RefusingBroker(String producer, URI broker, Refusals refusals, HttpServer server) {
        this.producer = producer;
        this.broker = broker;
        this.refusals = refusals;
        this.server = server;
    }

    static RefusingBroker before(URI broker, String producer, Refusals refusals) {
        // Without it each answer waits for a delayed acknowledgement: 20 calls a second.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var proxy = new RefusingBroker(producer, broker, refusals, server);
            server.setExecutor(proxy.threads);
            server.createContext("/", proxy::handle);
            server.start();
            return proxy;
        } catch (IOException unavailable) {
            throw new UncheckedIOException("Nothing can listen on the loopback interface", unavailable);
        }
    }

    URI endpoint() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        refusals.end(producer);
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (SEND_BATCH.equals(exchange.getRequestHeaders().getFirst(ACTION))) {
                sendBatch(exchange, (ObjectNode) JSON.readTree(body));
            } else {
                answer(exchange, pass(exchange, body));
            }
        } catch (IOException | RuntimeException broken) {
            // The producer sees its connection end, as it would at the broker's own death.
            LOG.debug("A call of {} found no end", producer, broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendBatch(HttpExchange exchange, ObjectNode batch) throws IOException, InterruptedException {
        var entries = (ArrayNode) batch.get("Entries");
        int refused = refusals.take(producer, entries.size());
        var withheld = new ArrayList<String>();
        for (int i = 0; i < refused; i++) {
            withheld.add(entries.remove(entries.size() - 1).path("Id").stringValue());
        }
        if (entries.isEmpty()) {
            var answer = JSON.createObjectNode();
            answer.putArray("Successful");
            reply(exchange, 200, withFailed(answer, withheld));
            return;
        }
        var response = pass(exchange, JSON.writeValueAsBytes(batch));
        if (withheld.isEmpty() || response.statusCode() != 200) {
            answer(exchange, response);
        } else {
            reply(exchange, 200, withFailed((ObjectNode) JSON.readTree(response.body()), withheld));
        }
    }

    private static byte[] withFailed(ObjectNode answer, List<String> withheld) {
        JsonNode there = answer.get("Failed");
        var failed = there instanceof ArrayNode some ? some : answer.putArray("Failed");
        for (var id : withheld) {
            failed.addObject()
                    .put("Id", id)
                    .put("SenderFault", false)
                    .put("Code", "InternalError")
                    .put("Message", "Withheld by the soak");
        }
        return JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(broker.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        response.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        reply(exchange, response.statusCode(), response.body());
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        if (!exchange.getResponseHeaders().containsKey("Content-Type")) {
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "between producer and broker");
        thread.setDaemon(true);
        return thread;
    }
}
