package couplinglab.order;

import static org.assertj.core.api.Assertions.assertThat;

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
        for (MigrationInfo migration : all()) {
            var version = migration.getVersion().getVersion();
            forgetFrom(version);
            flyway(version).migrate();
            forgetFrom(version);

            flyway("latest").migrate();

            assertThat(flyway("latest").info().pending()).as(version).isEmpty();
            assertThat(positions()).as(version).isEqualTo(1);
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

    private long positions() {
        return database()
                .jdbc()
                .sql("SELECT count(*) FROM order_position")
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
