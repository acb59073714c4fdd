package couplinglab.testing;

import java.sql.SQLException;
import java.util.UUID;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL, with an empty database for each test that wants one. Thread-safe. */
public final class PostgreSql {
    private PostgreSql() {}

    /** One database, and how to get in. */
    public record Database(String url, String username, String password) {}

    /** A new one in the container that all tests of this JVM share, which ends with the JVM. */
    public static Database emptyDatabase() {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        var server = Shared.CONTAINER;
        try (var connection = server.createConnection("");
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException refused) {
            throw new IllegalStateException("No database could be made for a test", refused);
        }
        var url = "jdbc:postgresql://" + server.getHost() + ":" + server.getFirstMappedPort() + "/" + name;
        return new Database(url, server.getUsername(), server.getPassword());
    }

    /** A server of its own, for whoever wants to stop or kill it; not started yet. */
    public static PostgreSQLContainer server() {
        return new PostgreSQLContainer(Images.postgres());
    }

    private static final class Shared {
        private static final PostgreSQLContainer CONTAINER = started();

        private static PostgreSQLContainer started() {
            var container = server();
            container.start();
            return container;
        }
    }
}
