package couplinglab.order.coupling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A consumer that behaves as badly on the wire as a test wants, and counts the connections and requests it got. */
final class StubConsumer implements AutoCloseable {
    static final String SHIPPED = "{\"shipment\":42,\"orderId\":\"x\",\"fulfilledAt\":\"2026-11-24T08:31:00Z\"}";

    interface Behaviour {
        /** Called after one whole request was read; the connection is closed when it returns. */
        void answer(Socket connection) throws IOException;
    }

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Thread door = new Thread(this::accept, "door of the stub consumer");
    private final Behaviour behaviour;
    private final AtomicInteger requests = new AtomicInteger();

    StubConsumer(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        door.start();
    }

    static Behaviour answering(int status, String body) {
        return connection -> connection
                .getOutputStream()
                .write(("HTTP/1.1 " + status + " x\r\nContent-Type: application/json\r\nContent-Length: "
                                + body.length() + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
    }

    static Behaviour breakingAfter(String partOfAnAnswer) {
        return connection -> connection.getOutputStream().write(partOfAnAnswer.getBytes(StandardCharsets.US_ASCII));
    }

    /** Holds the connection until the caller gives it up. */
    static Behaviour frozen() {
        return connection -> {
            if (connection.getInputStream().read() >= 0) {
                throw new IOException("More than one request came");
            }
        };
    }

    int requests() {
        return requests.get();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    /** An address on which nobody listens. */
    static URI nobody() {
        try (var gone = new StubConsumer(frozen())) {
            return gone.uri();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var connection = server.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            readRequest(connection);
            requests.incrementAndGet();
            behaviour.answer(connection);
        } catch (IOException callerIsGone) {
            // Callers give up, as they should.
            return;
        }
    }

    private static void readRequest(Socket connection) throws IOException {
        var in = connection.getInputStream();
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("No request came");
            }
            head.append((char) octet);
        }
        var length = head.toString()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).trim()))
                .findFirst()
                .orElse(0);
        in.readNBytes(length);
    }

    /** Nobody is let in any more when it returns: an accept that is under way holds the port open until it ends. */
    @Override
    public void close() {
        try {
            server.close();
            door.join();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
    }
}
