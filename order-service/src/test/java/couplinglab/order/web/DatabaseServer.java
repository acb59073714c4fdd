package couplinglab.order.web;

import couplinglab.testing.PostgreSql;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A PostgreSQL that a test may kill and start again: it keeps its port and its data. */
final class DatabaseServer implements AutoCloseable {
    private final PostgreSQLContainer container;
    private final int port;

    private DatabaseServer(PostgreSQLContainer container, int port) {
        this.container = container;
        this.port = port;
    }

    static DatabaseServer start() throws IOException {
        int port = freePort();
        var container = PostgreSql.server();
        container.setPortBindings(List.of(port + ":" + PostgreSQLContainer.POSTGRESQL_PORT));
        container.start();
        return new DatabaseServer(container, port);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(container.getHost(), port);
    }

    String name() {
        return container.getDatabaseName();
    }

    String username() {
        return container.getUsername();
    }

    String password() {
        return container.getPassword();
    }

    /** {@code kill -9}: returns when it is dead. */
    void kill() {
        var id = container.getContainerId();
        container.getDockerClient().killContainerCmd(id).exec();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !container.isRunning());
    }

    void revive() {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
    }

    /** Its connections stay open, and nothing is answered. */
    void freeze() {
        container
                .getDockerClient()
                .pauseContainerCmd(container.getContainerId())
                .exec();
    }

    void thaw() {
        container
                .getDockerClient()
                .unpauseContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void close() {
        container.stop();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
