package couplinglab.controlroom.traffic;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A stand-in for order-service that answers when it is told to. */
final class Shop implements AutoCloseable {
    private final Queue<String> keys = new ConcurrentLinkedQueue<>();
    private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    private final CountDownLatch thawed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile boolean frozen;
    private volatile boolean cutsConnections;

    Shop() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/orders", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    Shop frozen() {
        frozen = true;
        return this;
    }

    Shop cuttingConnections() {
        cutsConnections = true;
        return this;
    }

    void thaw() {
        thawed.countDown();
    }

    Lane lane(String name) {
        return new Lane(
                name, URI.create("http://localhost:" + server.getAddress().getPort()));
    }

    List<String> keys() {
        return List.copyOf(keys);
    }

    List<String> bodies() {
        return List.copyOf(bodies);
    }

    @Override
    public void close() {
        thaw();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (cutsConnections && keys.size() > 1) {
            exchange.close();
            return;
        }
        if (frozen) {
            await();
        }
        var answer = "{\"orderId\":\"order-%d\",\"mode\":\"queue\"}"
                .formatted(keys.size())
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(202, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void await() {
        try {
            thawed.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
