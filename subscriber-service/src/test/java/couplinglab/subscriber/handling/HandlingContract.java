package couplinglab.subscriber.handling;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.OrderPlaced;
import couplinglab.database.Transactions;
import couplinglab.subscriber.Orders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** What a subscriber's memory promises on every database. */
abstract class HandlingContract {
    private final DataSource database = emptyDatabase();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final HandledRows rows =
            new HandledRows(MessageFormat.strict(JsonMapper.builder()).build());
    private final HandledOrders handled = new HandledOrders(jdbc, rows);
    private final Handling handling = new IdempotentHandling(
            new Inbox(jdbc, rows), handled, new Transactions(new JdbcTransactionManager(database)), Clock.systemUTC());

    abstract DataSource emptyDatabase();

    @Test
    void handlesAnOrderOnceHoweverOftenItComes() {
        migrate();
        var one = Orders.order();
        var other = Orders.order();

        assertThat(handling.handle(List.of(one, other, one)))
                .containsExactly(new Outcome.Done(), new Outcome.Done(), new Outcome.Duplicate());
        assertThat(handling.handle(List.of(other))).containsExactly(new Outcome.Duplicate());

        assertThat(handled.after(0, 10)).extracting(Handled::orderId).containsExactly(one.orderId(), other.orderId());
        assertThat(handled.counts()).isEqualTo(new HandledCounts(2, 2));
    }

    @Test
    void keepsWhatItHandled() {
        migrate();
        var order = Orders.order();

        handling.handle(List.of(order));

        assertThat(handled.find(order.orderId())).hasValueSatisfying(row -> {
            assertThat(row.isOf(order)).isTrue();
            assertThat(row.key()).isEqualTo(order.key());
            assertThat(row.total()).isEqualByComparingTo(order.total());
        });
    }

    @Test
    void doesNothingForAnotherOrderOfAKnownId() {
        migrate();
        var order = Orders.order();
        var forged = Orders.forged(order);

        assertThat(handling.handle(List.of(order, forged)))
                .containsExactly(new Outcome.Done(), new Outcome.Conflict(order.orderId()));
        assertThat(handling.handle(List.of(forged))).containsExactly(new Outcome.Conflict(order.orderId()));

        assertThat(handled.after(0, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.isOf(order)).isTrue());
        assertThat(handled.counts()).isEqualTo(new HandledCounts(1, 0));
    }

    @Test
    void numbersWithoutGapsInTheOrderOfTheCommits() {
        migrate();
        var orders = Stream.generate(Orders::order).limit(5).toList();
        orders.forEach(order -> handling.handle(List.of(order, order)));

        assertThat(handled.after(0, 10)).extracting(Handled::position).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(handled.after(2, 2))
                .extracting(Handled::orderId)
                .containsExactly(orders.get(2).orderId(), orders.get(3).orderId());
    }

    @Test
    void handlesAnOrderOnceThatComesToSeveralThreadsAtOnce() {
        migrate();
        List<OrderPlaced> orders = Stream.generate(Orders::order).limit(20).toList();
        var calls = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < 4; i++) {
            calls.add(CompletableFuture.supplyAsync(() -> handling.handle(orders)));
        }

        calls.forEach(CompletableFuture::join);

        assertThat(handled.after(0, 100)).hasSize(20);
        assertThat(handled.counts()).isEqualTo(new HandledCounts(20, 60));
    }

    /** A kill between a migration's statement and Flyway's own row. */
    @Test
    void survivesAKillAfterEachStatementOfTheMigrations() throws Exception {
        for (var migration : flyway().load().info().all()) {
            try (var script = getClass().getResourceAsStream("/db/migration/" + migration.getScript())) {
                var sql = new String(script.readAllBytes(), StandardCharsets.UTF_8).replaceAll("--.*", "");
                assertThat(sql.split(";", -1)).as(migration.getScript()).hasSize(2);
            }
            flyway().target(migration.getVersion()).load().migrate();
            jdbc.sql("DELETE FROM \"flyway_schema_history\" WHERE \"version\" = :version")
                    .param("version", String.valueOf(migration.getVersion()))
                    .update();
        }

        migrate();

        assertThat(flyway().load().info().pending()).isEmpty();
        assertThat(handled.counts()).isEqualTo(new HandledCounts(0, 0));
    }

    /** A memory and effect in one table, as it was before; each statement twice, as after a kill. */
    @Test
    void remembersWhatWasHandledWhenMemoryAndEffectWereOne() {
        flyway().target("7").load().migrate();
        var order = Orders.order();
        jdbc.sql(
                        "INSERT INTO handled (position, order_id, order_key, customer, destination, order_lines, total, handled_at)"
                                + " VALUES (1, :id, :key, 'ada', 'US', :lines, 9.00, TIMESTAMP WITH TIME ZONE '2026-11-24 10:00:00+00')")
                .param("id", order.orderId())
                .param("key", order.key())
                .param("lines", rows.write(order.lines()))
                .update();
        jdbc.sql("UPDATE handled_counter SET handled = 1").update();

        for (var version : List.of("8", "9", "10", "11", "12", "13")) {
            flyway().target(version).load().migrate();
            jdbc.sql("DELETE FROM \"flyway_schema_history\" WHERE \"version\" = :version")
                    .param("version", version)
                    .update();
            flyway().target(version).load().migrate();
        }

        assertThat(handling.handle(List.of(order))).containsExactly(new Outcome.Duplicate());
        assertThat(handled.after(0, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.isOf(order)).isTrue());
        assertThat(handled.counts()).isEqualTo(new HandledCounts(1, 1));
    }

    /** So that an effect too many shows, instead of failing. */
    @Test
    void keepsEachEffectEvenOfTheSameOrder() {
        migrate();
        var order = Orders.order();

        handled.append(Handled.of(order, 1, order.placedAt()));
        handled.append(Handled.of(order, 2, order.placedAt()));

        assertThat(handled.after(0, 10)).extracting(Handled::orderId).containsExactly(order.orderId(), order.orderId());
        assertThat(handled.find(order.orderId()))
                .hasValueSatisfying(row -> assertThat(row.position()).isOne());
    }

    private void migrate() {
        flyway().load().migrate();
    }

    private FluentConfiguration flyway() {
        return Flyway.configure().dataSource(database);
    }
}
