package couplinglab.fulfillment.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class MigrationTests {

    static Stream<String> versions() {
        return Arrays.stream(flyway(pool()).load().info().all())
                .map(MigrationInfo::getVersion)
                .map(Object::toString);
    }

    /** A kill between a migration's statement and Flyway's own row. */
    @ParameterizedTest
    @MethodSource("versions")
    void survivesAKillAfterItsStatement(String version) throws Exception {
        var pool = pool();
        var before = flyway(pool).target(version).load();
        before.migrate();
        JdbcClient.create(pool)
                .sql("DELETE FROM \"flyway_schema_history\" WHERE \"version\" = :version")
                .param("version", version)
                .update();

        flyway(pool).load().migrate();

        assertThat(flyway(pool).load().info().pending()).isEmpty();
        assertThat(count(pool, "shipment_counter") + count(pool, "dead_letter_counter"))
                .isEqualTo(2);
    }

    @Test
    void hasOneStatementAMigration() throws Exception {
        for (var migration : flyway(pool()).load().info().all()) {
            try (var script = getClass().getResourceAsStream("/db/migration/" + migration.getScript())) {
                var sql = new String(script.readAllBytes(), StandardCharsets.UTF_8).replaceAll("--.*", "");
                assertThat(sql.split(";", -1)).as(migration.getScript()).hasSize(2);
            }
        }
    }

    private static long count(JdbcConnectionPool pool, String table) {
        return JdbcClient.create(pool)
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }

    private static JdbcConnectionPool pool() {
        return JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    private static FluentConfiguration flyway(JdbcConnectionPool pool) {
        return Flyway.configure().dataSource(pool);
    }
}
