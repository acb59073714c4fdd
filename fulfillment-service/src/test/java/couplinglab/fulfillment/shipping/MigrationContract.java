package couplinglab.fulfillment.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.fulfillment.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One set of migrations, which every database survives. */
interface MigrationContract {
    /** An empty one. */
    TestDatabase database();

    static Stream<String> versions() {
        try (var database = TestDatabase.h2()) {
            return Arrays.stream(flyway(database).load().info().all())
                    .map(MigrationInfo::getVersion)
                    .map(Object::toString);
        }
    }

    /** A kill between a migration's statement and Flyway's own row. */
    @ParameterizedTest
    @MethodSource("couplinglab.fulfillment.shipping.MigrationContract#versions")
    default void survivesAKillAfterItsStatement(String version) {
        flyway(database()).target(version).load().migrate();
        database()
                .jdbc()
                .sql("DELETE FROM \"flyway_schema_history\" WHERE \"version\" = :version")
                .param("version", version)
                .update();

        flyway(database()).load().migrate();

        assertThat(flyway(database()).load().info().pending()).isEmpty();
        assertThat(count("shipment_counter") + count("dead_letter_counter")).isEqualTo(2);
    }

    @Test
    default void hasOneStatementAMigration() throws Exception {
        for (var migration : flyway(database()).load().info().all()) {
            try (var script = getClass().getResourceAsStream("/db/migration/" + migration.getScript())) {
                var sql = new String(script.readAllBytes(), StandardCharsets.UTF_8).replaceAll("--.*", "");
                assertThat(sql.split(";", -1)).as(migration.getScript()).hasSize(2);
            }
        }
    }

    default long count(String table) {
        return database()
                .jdbc()
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }

    static FluentConfiguration flyway(TestDatabase database) {
        return Flyway.configure().dataSource(database.dataSource());
    }
}
