package couplinglab.controlroom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDatabaseTests {
    @TempDir
    Path folder;

    @Test
    void writesEachRowAsALine() throws SQLException, IOException {
        var database = new LocalDatabase(folder.resolve("a folder with a space"), "lab", "lab");
        assertThat(database.exists()).isFalse();
        execute(
                database,
                "CREATE TABLE letters (id BIGINT, body VARCHAR, seen TIMESTAMP(6) WITH TIME ZONE)",
                "INSERT INTO letters VALUES (1, '{\"a\":\"b\\c\"}', '2026-11-24 12:00:00.123456+01:00')",
                "INSERT INTO letters VALUES (2, NULL, NULL)");

        database.dump("letters", folder.resolve("letters.jsonl"));

        assertThat(database.exists()).isTrue();
        assertThat(folder.resolve("letters.jsonl")).hasContent("""
                {"id":1,"body":"{\\"a\\":\\"b\\\\c\\"}","seen":"2026-11-24T11:00:00.123456Z"}
                {"id":2,"body":null,"seen":null}
                """);
    }

    @Test
    void makesNoDatabaseWhereThereIsNone() {
        var database = new LocalDatabase(folder.resolve("nothing"), "lab", "lab");
        assertThatThrownBy(() -> database.dump("letters", folder.resolve("letters.jsonl")))
                .isInstanceOf(SQLException.class);
        assertThat(folder).isEmptyDirectory();
    }

    private static void execute(LocalDatabase database, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
