package couplinglab.controlroom.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** A process of others, as far as one can see from outside: it listens, answers, and can be killed by its chaos endpoint. */
final class Neighbour implements AutoCloseable {
    private final List<Integer> ports;
    private final List<HttpServer> servers = new ArrayList<>();
    private volatile int readiness = 200;
    private volatile int kill = 202;

    Neighbour(Integer... ports) {
        this.ports = List.of(ports);
        live();
    }

    synchronized void live() {
        for (int port : ports) {
            try {
                var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
                server.createContext("/", this::answer);
                server.start();
                servers.add(server);
            } catch (IOException taken) {
                throw new UncheckedIOException("Port " + port, taken);
            }
        }
    }

    synchronized void die() {
        servers.forEach(server -> server.stop(0));
        servers.clear();
    }

    void answerReadinessWith(int status) {
        readiness = status;
    }

    void answerKillWith(int status) {
        kill = status;
    }

    @Override
    public void close() {
        die();
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean killing = exchange.getRequestURI().getPath().equals("/chaos/kill");
        int status = killing ? kill : readiness;
        try (exchange) {
            exchange.sendResponseHeaders(status, -1);
        }
        if (killing && status == 202) {
            // Not on the server's own thread, for which stopping would wait.
            new Thread(this::die, "die").start();
        }
    }
}
