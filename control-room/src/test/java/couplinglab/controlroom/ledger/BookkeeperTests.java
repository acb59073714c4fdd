package couplinglab.controlroom.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BookkeeperTests {
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, URI> subscribers = new ConcurrentHashMap<>();
    private HttpServer server;
    private Bookkeeper bookkeeper;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        var services = URI.create("http://localhost:" + server.getAddress().getPort());
        bookkeeper = new Bookkeeper(List.of(services), services, services, () -> subscribers);
        subscribers.put("analytics", services);
        pages.put("/orders?limit=500", page(null, order("o-1", "PLACED")));
        pages.put("/fulfillments?limit=500", page("c1", shipment(1, "o-1")));
        pages.put("/fulfillments?limit=500&after=c1", page(null, shipment(2, "o-2")));
        pages.put(
                "/dead-letters?limit=500", page(null, "{\"id\":1,\"orderId\":\"o-3\"}", "{\"id\":2,\"orderId\":null}"));
        pages.put("/handled?limit=500", page(null, handled(1, "o-1"), handled(2, "o-1")));
        pages.put("/actuator/inbox", "{\"fulfilled\":2,\"duplicates\":7}");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsEveryPage() {
        assertThat(bookkeeper.readAll()).isTrue();

        var books = bookkeeper.books();
        assertThat(books.shipments()).extracting(Shipment::orderId).containsExactly("o-1", "o-2");
        assertThat(books.orders()).extracting(OrderRow::orderId).containsExactly("o-1");
        assertThat(books.orders()).extracting(OrderRow::mode).containsExactly("queue");
        assertThat(books.handled().get("analytics"))
                .extracting(Handled::orderId)
                .containsExactly("o-1", "o-1");
        assertThat(books.deadLetters()).containsExactly("o-3");
        assertThat(books.deadCopies()).containsExactly(Map.entry("analytics", Set.of("o-3")));
        assertThat(books.duplicates()).isEqualTo(7);
    }

    @Test
    void goesOnFromTheLastCursorAndCountsNoShipmentTwice() {
        bookkeeper.read();
        pages.put("/fulfillments?limit=500&after=c1", page(null, shipment(2, "o-2"), shipment(3, "o-2")));
        asked.clear();
        bookkeeper.read();

        assertThat(asked).contains("/fulfillments?limit=500&after=c1").doesNotContain("/fulfillments?limit=500");
        assertThat(bookkeeper.books().shipments())
                .extracting(Shipment::shipment)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void seesAStatusRiseAndADeadLetterVanish() {
        bookkeeper.read();
        pages.put("/orders?limit=500", page(null, order("o-1", "FULFILLED")));
        pages.put("/dead-letters?limit=500", page(null));
        bookkeeper.read();

        assertThat(bookkeeper.books().orders()).extracting(OrderRow::status).containsExactly("FULFILLED");
        assertThat(bookkeeper.books().deadLetters()).isEmpty();
    }

    @Test
    void keepsWhatItKnowsWhileAServiceIsDown() {
        bookkeeper.readAll();
        var known = bookkeeper.books();
        server.stop(0);

        assertThat(bookkeeper.readAll()).isFalse();
        assertThat(bookkeeper.books()).isEqualTo(known);
    }

    @Test
    void keepsWhatItKnowsWhenAServiceAnswersNonsense() {
        bookkeeper.readAll();
        pages.put("/fulfillments?limit=500&after=c1", "half a pa");

        assertThat(bookkeeper.readAll()).isFalse();
        assertThat(bookkeeper.books().shipments()).hasSize(2);
    }

    @Test
    void spreadsALongRoundOverSeveralReadings() {
        pages.put("/orders?limit=500", page("p1", order("o-0", "PLACED")));
        for (int i = 1; i <= 5; i++) {
            pages.put("/orders?limit=500&after=p" + i, page(i == 5 ? null : "p" + (i + 1), order("o-" + i, "PLACED")));
        }
        bookkeeper.read();
        assertThat(bookkeeper.books().orders()).isEmpty();
        bookkeeper.read();
        assertThat(bookkeeper.books().orders()).hasSize(6);
    }

    private void serve(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI().toString();
        asked.add(uri);
        var body = pages.get(uri);
        var bytes = String.valueOf(body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(body == null ? 500 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String page(@Nullable String next, String... items) {
        return "{\"items\":[" + String.join(",", items) + "],\"next\":" + (next == null ? "null" : "\"" + next + "\"")
                + "}";
    }

    private static String shipment(int number, String orderId) {
        return "{\"shipment\":%d,\"orderId\":\"%s\",\"key\":\"k\",\"customer\":\"ada\",\"total\":9.00,\"fulfilledAt\":\"2026-11-24T10:00:00.123456Z\"}"
                .formatted(number, orderId);
    }

    private static String handled(int number, String orderId) {
        return "{\"handled\":%d,\"orderId\":\"%s\",\"key\":\"k\",\"handledAt\":\"2026-11-24T10:00:00.123456Z\"}"
                .formatted(number, orderId);
    }

    private static String order(String orderId, String status) {
        return "{\"orderId\":\"%s\",\"status\":\"%s\",\"mode\":\"queue\",\"key\":\"k\",\"lines\":[]}"
                .formatted(orderId, status);
    }
}
