package couplinglab.cloud.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done together or not at all. Not to be kept: it ends with the work that got it. */
public final class Transaction {
    private final Connection connection;
    private final List<Runnable> afterwards = new ArrayList<>();

    Transaction(Connection connection) {
        this.connection = connection;
    }

    /** Makes something of the row that the result stands on. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** @return how many rows it changed */
    public int update(String sql, @Nullable Object... parameters) throws SQLException {
        try (var statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    public <T> List<T> rows(String sql, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        try (var statement = prepare(sql, parameters);
                var row = statement.executeQuery()) {
            var rows = new ArrayList<T>();
            while (row.next()) {
                rows.add(reader.read(row));
            }
            return rows;
        }
    }

    /** To be done once all is stored, outside the transaction; not at all if it is not. */
    public void afterCommit(Runnable action) {
        afterwards.add(action);
    }

    List<Runnable> afterwards() {
        return afterwards;
    }

    @SuppressWarnings("resource") // closed by the two above
    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int index = 0; index < parameters.length; index++) {
            statement.setObject(index + 1, parameters[index]);
        }
        return statement;
    }
}
