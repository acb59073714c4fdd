package couplinglab.order;

import com.zaxxer.hikari.HikariDataSource;
import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.OrderContent;
import couplinglab.contracts.OrderLine;
import couplinglab.contracts.Price;
import couplinglab.database.Transactions;
import couplinglab.order.book.CouplingMode;
import couplinglab.order.book.Order;
import couplinglab.testing.PostgreSql;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A migrated database of one test, which gives its connections back when it is closed. */
public final class TestDatabase implements AutoCloseable {
    public static final JsonMapper MAPPER =
            MessageFormat.strict(JsonMapper.builder()).build();

    /** As many as the tests of one class have threads; PostgreSQL has 100 for all of them. */
    private static final int CONNECTIONS = 8;

    private final HikariDataSource dataSource;

    private TestDatabase(String url, String username, String password) {
        dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(url);
        dataSource.setUsername(username);
        dataSource.setPassword(password);
        dataSource.setMaximumPoolSize(CONNECTIONS);
        dataSource.setMinimumIdle(0);
        Flyway.configure().dataSource(dataSource).load().migrate();
    }

    /** H2 in a file, as the lab has it. */
    public static TestDatabase h2(Path folder) {
        return new TestDatabase("jdbc:h2:file:" + folder.resolve("orders") + ";WRITE_DELAY=0", "lab", "lab");
    }

    /** A new one in PostgreSQL, which would wait for a lock for ever by itself; H2 gives up after a second. */
    public static TestDatabase postgreSql() {
        var empty = PostgreSql.emptyDatabase();
        var url = empty.url() + "?options=-c%20lock_timeout=10s";
        return new TestDatabase(url, empty.username(), empty.password());
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    /** As the service has them. */
    public Transactions transactions() {
        return new Transactions(new JdbcTransactionManager(dataSource));
    }

    /** As the service has them, but no COMMIT is answered, nor sent. */
    public Transactions unansweredTransactions() {
        return new Transactions(new JdbcTransactionManager(dataSource) {
            @Override
            protected void doCommit(DefaultTransactionStatus status) {
                throw new DataAccessResourceFailureException("unplugged by the test");
            }
        });
    }

    /** For what a test itself does in a transaction. */
    public TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** A transaction beside the one that the thread may be in. */
    public TransactionTemplate newTransaction() {
        var template = transaction();
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template;
    }

    DataSource dataSource() {
        return dataSource;
    }

    @Override
    public void close() {
        dataSource.close();
    }

    public static OrderContent content() {
        return new OrderContent("ada", "US", List.of(new OrderLine("TEA-1", 2, Price.parse("4.50"))));
    }

    public static Order order(@Nullable String key) {
        return Order.fresh(
                UUID.randomUUID().toString(),
                key,
                content(),
                Instant.parse("2026-11-24T08:30:00.123Z"),
                CouplingMode.DIRECT);
    }
}
