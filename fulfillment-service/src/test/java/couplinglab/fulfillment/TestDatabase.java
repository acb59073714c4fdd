package couplinglab.fulfillment;

import com.zaxxer.hikari.HikariDataSource;
import couplinglab.contracts.MessageFormat;
import couplinglab.testing.PostgreSql;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A database of one test, empty at first. */
public final class TestDatabase implements AutoCloseable {
    public static final JsonMapper MAPPER =
            MessageFormat.strict(JsonMapper.builder()).build();

    private final HikariDataSource pool = new HikariDataSource();
    private final String sessionsThatWait;

    private TestDatabase(String url, String username, String password, String sessionsThatWait) {
        pool.setJdbcUrl(url);
        pool.setUsername(username);
        pool.setPassword(password);
        // One stays open, since H2 forgets a database that nobody is connected to; more only for who asks for them.
        pool.setMinimumIdle(1);
        pool.setMaximumPoolSize(12);
        this.sessionsThatWait = sessionsThatWait;
    }

    public static TestDatabase h2() {
        return new TestDatabase(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=10000",
                "sa",
                "",
                "SELECT count(*) FROM information_schema.sessions WHERE blocker_id IS NOT NULL");
    }

    public static TestDatabase postgreSql() {
        var database = PostgreSql.emptyDatabase();
        return new TestDatabase(
                database.url(),
                database.username(),
                database.password(),
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
    }

    public TestDatabase migrated() {
        Flyway.configure().dataSource(pool).load().migrate();
        return this;
    }

    public DataSource dataSource() {
        return pool;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    public JdbcTransactionManager transactions() {
        return new JdbcTransactionManager(pool);
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(transactions());
    }

    /** How many sessions wait for a lock that another one holds. */
    public long waiting() {
        return jdbc().sql(sessionsThatWait).query(Long.class).single();
    }

    @Override
    public void close() {
        pool.close();
    }
}
