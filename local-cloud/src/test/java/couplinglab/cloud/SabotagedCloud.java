package couplinglab.cloud;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Scanner;

/** A cloud whose database is turned against it: runs each line of standard input as SQL on it. */
final class SabotagedCloud {
    private SabotagedCloud() {}

    public static void main(String... arguments) throws SQLException {
        var data = Path.of(arguments[0]);
        new Thread(() -> LocalCloud.main("--sqs-port=0", "--data=" + data), "cloud").start();
        try (var lines = new Scanner(System.in, StandardCharsets.UTF_8)) {
            while (lines.hasNextLine()) {
                sabotage(data, lines.nextLine());
            }
        }
    }

    /** Reaches the open database, because H2 opens a file once a process. */
    static void sabotage(Path data, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(Database.urlOf(data.toAbsolutePath()));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
