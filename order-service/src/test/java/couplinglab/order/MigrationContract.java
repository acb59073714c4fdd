package couplinglab.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import couplinglab.order.book.CouplingMode;
import couplinglab.order.relay.Publish;
import couplinglab.order.relay.Relays;
import couplinglab.web.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;

/** What the one set of migrations promises on every database. */
interface MigrationContract {
    TestDatabase database();

    /** A kill between a migration's statement and Flyway's own row, for each migration in turn. */
    @Test
    default void survivesAKillAfterAnyStatement() {
        order("sent", 1, "FULFILLED", "QUEUE");
        for (MigrationInfo migration : all()) {
            var version = migration.getVersion().getVersion();
            forgetFrom(version);
            flyway(version).migrate();
            forgetFrom(version);

            flyway("latest").migrate();

            assertThat(flyway("latest").info().pending()).as(version).isEmpty();
            assertThat(rowsIn("order_position")).as(version).isEqualTo(1);
            assertThat(rowsIn("publish_position")).as(version).isEqualTo(1);
            assertThat(rowsIn("publishes")).as(version).isEqualTo(1);
        }
    }

    @Test
    default void hasOneStatementAMigration() throws Exception {
        for (MigrationInfo migration : all()) {
            try (var script = getClass().getResourceAsStream("/db/migration/" + migration.getScript())) {
                var sql = new String(script.readAllBytes(), StandardCharsets.UTF_8).replaceAll("--.*", "");
                assertThat(sql.split(";", -1)).as(migration.getScript()).hasSize(2);
            }
        }
    }

    /** Those of a lab that ran before publishes were written down; what waits is sent again. */
    @Test
    default void tellsOfEarlierOrdersThatTheyWerePublishedSinceTheirPlacement() {
        order("sent", 1, "DELIVERED", "BUS");
        order("waiting", 2, "PLACED", "BUS");
        order("parked", 3, "DEAD_LETTERED", "TOPIC");
        order("parkedAndShipped", 6, "FULFILLED", "TOPIC");
        update(
                "INSERT INTO parked VALUES (8, 'parkedAndShipped', 'TOPIC', 'order-placed', '{}', 'x', CURRENT_TIMESTAMP)");
        order("direct", 4, "FULFILLED", "DIRECT");
        update("INSERT INTO outbox (order_id, mode, destination_name, body) VALUES ('waiting', 'BUS', 'orders', '{}')");
        update("INSERT INTO parked VALUES (7, 'parked', 'TOPIC', 'order-placed', '{}', 'x', CURRENT_TIMESTAMP)");
        order("last", 5, "PLACED", "QUEUE");
        update("DELETE FROM publish_position");
        forgetFrom("9");

        flyway("latest").migrate();

        assertThat(Relays.publishesOn(database()).page(new PageRequest(0, 100)))
                .extracting(Publish::publish, Publish::orderId, Publish::mode, Publish::outcome)
                .containsExactly(
                        tuple(1L, "sent", CouplingMode.BUS, Publish.Outcome.ACKNOWLEDGED),
                        tuple(2L, "parked", CouplingMode.TOPIC, Publish.Outcome.REFUSED),
                        tuple(3L, "last", CouplingMode.QUEUE, Publish.Outcome.ACKNOWLEDGED),
                        tuple(4L, "parkedAndShipped", CouplingMode.TOPIC, Publish.Outcome.ACKNOWLEDGED));
        assertThat(database()
                        .jdbc()
                        .sql("SELECT last_publish FROM publish_position")
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
    }

    private void order(String id, int position, String status, String mode) {
        update(
                "INSERT INTO orders (order_id, position, status, mode, destination_name, customer, destination, lines, placed_at)"
                        + " VALUES ('%s', %d, '%s', '%s', 'orders', 'ada', 'US', '[]', CURRENT_TIMESTAMP)"
                                .formatted(id, position, status, mode));
    }

    private void update(String sql) {
        database().jdbc().sql(sql).update();
    }

    private void forgetFrom(String version) {
        var later = Arrays.stream(all())
                .map(migration -> migration.getVersion().getVersion())
                .filter(one -> Integer.parseInt(one) >= Integer.parseInt(version))
                .toList();
        database()
                .jdbc()
                .sql("DELETE FROM \"flyway_schema_history\" WHERE \"version\" IN (:later)")
                .param("later", later)
                .update();
    }

    private long rowsIn(String table) {
        return database()
                .jdbc()
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }

    private MigrationInfo[] all() {
        return flyway("latest").info().all();
    }

    private Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(database().dataSource())
                .target(target)
                .load();
    }
}
