package couplinglab.partner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an import sees of order-service: one order a key, however often it is asked. Refuses the customers called mallory. */
public final class OrderServiceStandIn implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, JsonNode> orders = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final AtomicReference<@Nullable Answer> trouble = new AtomicReference<>();

    /** Instead of what it would say. */
    public record Answer(int status, String body) {}

    public OrderServiceStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/orders", this::place);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Until it is told null. */
    public void answerAll(@Nullable Answer answer) {
        trouble.set(answer);
    }

    /** By their keys. */
    public Map<String, JsonNode> orders() {
        return orders;
    }

    public List<String> customers() {
        return orders.values().stream()
                .map(order -> order.get("customer").asString())
                .sorted()
                .toList();
    }

    /** The keys, each as often as it was asked for. */
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    /** The same for the same key, as order-service has it. */
    public static String idOf(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void place(HttpExchange exchange) throws IOException {
        try (exchange) {
            var order = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
            var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            synchronized (this) {
                asked.add(key);
            }
            var answer = trouble.get();
            if (answer == null) {
                answer = answer(key, order);
            }
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(String key, JsonNode order) {
        if (order.get("customer").asString().equals("mallory")) {
            return new Answer(422, "{\"detail\":\"customer must not be mallory.\"}");
        }
        orders.put(key, order);
        return new Answer(202, "{\"orderId\":\"" + idOf(key) + "\",\"status\":\"PLACED\"}");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
