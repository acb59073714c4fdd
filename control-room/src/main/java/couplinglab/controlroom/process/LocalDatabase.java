package couplinglab.controlroom.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The H2 file of a service that does not run. */
record LocalDatabase(Path file, String user, String password) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Where H2 keeps what belongs to this name. */
    String url() {
        return "jdbc:h2:file:" + file.toString().replace('\\', '/');
    }

    boolean exists() {
        return Files.exists(file.resolveSibling(file.getFileName() + ".mv.db"));
    }

    void dump(String table, Path target) throws SQLException, IOException {
        var source = new JdbcDataSource();
        source.setURL(url() + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r");
        try (var connection = source.getConnection(user, password);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT * FROM " + table);
                var lines = Files.newBufferedWriter(target)) {
            while (rows.next()) {
                lines.write(JSON.writeValueAsString(row(rows)));
                lines.write('\n');
            }
        }
    }

    private static Map<String, @Nullable Object> row(ResultSet rows) throws SQLException {
        var row = new LinkedHashMap<String, @Nullable Object>();
        var columns = rows.getMetaData();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            var value = rows.getObject(column);
            row.put(
                    columns.getColumnLabel(column).toLowerCase(Locale.ROOT),
                    value instanceof OffsetDateTime moment ? moment.toInstant().toString() : value);
        }
        return row;
    }
}
