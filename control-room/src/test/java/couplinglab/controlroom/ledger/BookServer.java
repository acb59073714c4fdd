package couplinglab.controlroom.ledger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import couplinglab.controlroom.history.Publish;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One server with the books of every service, page by page. What it has no page for it answers with 500. */
final class BookServer implements AutoCloseable {
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final Map<String, Runnable> afterwards = new ConcurrentHashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> published = new ArrayList<>();
    private final HttpServer server;
    private boolean fullDisk;

    BookServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        put("/orders?limit=500", page(null, order("o-1", "PLACED")));
        put("/fulfillments?limit=500", page("c1", shipment(1, "o-1")));
        put("/fulfillments?limit=500&after=c1", page(null, shipment(2, "o-2")));
        put("/dead-letters?limit=500", page(null, "{\"id\":1,\"orderId\":\"o-3\"}", "{\"id\":2,\"orderId\":null}"));
        put("/handled?limit=500", page(null, handled(1, "o-1"), handled(2, "o-1")));
        put("/publishes?limit=500", page("c1", publish(1, "o-1", "unknown")));
        put("/publishes?limit=500&after=c1", page(null, publish(2, "o-1", "acknowledged")));
        put("/actuator/inbox", "{\"fulfilled\":2,\"duplicates\":7}");
    }

    /** Of all these books. */
    Bookkeeper bookkeeper() {
        var services = URI.create("http://localhost:" + server.getAddress().getPort());
        return new Bookkeeper(
                Map.of("order-service", services),
                this::publish,
                services,
                services,
                () -> Map.of("analytics", services));
    }

    private void publish(String producer, Publish publish) {
        if (fullDisk) {
            throw new UncheckedIOException(new IOException("no space left, says the test"));
        }
        published.add(producer + " " + publish.publish() + " " + publish.orderId() + " " + publish.outcome());
    }

    /** What the bookkeeper told of publishes. */
    List<String> published() {
        return published;
    }

    /** Whether who hears of publishes can't write them down. */
    void setFullDisk(boolean full) {
        fullDisk = full;
    }

    void put(String path, String document) {
        pages.put(path, document);
    }

    void remove(String path) {
        pages.remove(path);
    }

    /** To be done once, when this has been asked for. */
    void after(String path, Runnable done) {
        afterwards.put(path, done);
    }

    /** What was asked for since the last time. */
    List<String> takeAsked() {
        var since = List.copyOf(asked);
        asked.clear();
        return since;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI().toString();
        asked.add(uri);
        var body = pages.get(uri);
        var bytes = String.valueOf(body).getBytes(StandardCharsets.UTF_8);
        var done = afterwards.remove(uri);
        if (done != null) {
            done.run();
        }
        exchange.sendResponseHeaders(body == null ? 500 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static String page(@Nullable String next, String... items) {
        return "{\"items\":[" + String.join(",", items) + "],\"next\":" + (next == null ? "null" : "\"" + next + "\"")
                + "}";
    }

    static String shipment(int number, String orderId) {
        return "{\"shipment\":%d,\"orderId\":\"%s\",\"key\":\"k\",\"customer\":\"ada\",\"total\":9.00,\"fulfilledAt\":\"2026-11-24T10:00:00.123456Z\"}"
                .formatted(number, orderId);
    }

    static String handled(int number, String orderId) {
        return "{\"handled\":%d,\"orderId\":\"%s\",\"key\":\"k\",\"handledAt\":\"2026-11-24T10:00:00.123456Z\"}"
                .formatted(number, orderId);
    }

    static String publish(int number, String orderId, String outcome) {
        return "{\"publish\":%d,\"orderId\":\"%s\",\"mode\":\"bus\",\"destination\":\"orders\",\"outcome\":\"%s\",\"begunAt\":\"2026-11-24T10:00:00.123456Z\",\"endedAt\":\"2026-11-24T10:00:00.2Z\"}"
                .formatted(number, orderId, outcome);
    }

    static String order(String orderId, String status) {
        return "{\"orderId\":\"%s\",\"status\":\"%s\",\"mode\":\"queue\",\"key\":\"k\",\"lines\":[]}"
                .formatted(orderId, status);
    }
}
