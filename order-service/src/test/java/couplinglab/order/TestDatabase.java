package couplinglab.order;

import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.OrderContent;
import couplinglab.contracts.OrderLine;
import couplinglab.contracts.Price;
import couplinglab.order.book.CouplingMode;
import couplinglab.order.book.Order;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A migrated database of one test. */
public final class TestDatabase {
    public static final JsonMapper MAPPER =
            MessageFormat.strict(JsonMapper.builder()).build();

    private final DataSource dataSource;

    private TestDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
        Flyway.configure().dataSource(dataSource).load().migrate();
    }

    /** H2 in a file, as the lab has it. */
    public static TestDatabase h2(Path folder) {
        return new TestDatabase(
                JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("orders") + ";WRITE_DELAY=0", "lab", "lab"));
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** A transaction beside the one that the thread may be in. */
    public TransactionTemplate newTransaction() {
        var template = transaction();
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template;
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
