package couplinglab.cloud;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The one connection to a cloud's database. What is committed survives a kill -9, because {@code WRITE_DELAY=0} writes
 * each commit to the file before it returns; H2's default would return first. Nothing is forced through the operating
 * system's cache, so a power failure may take the last commits. Not thread-safe.
 */
final class Database implements AutoCloseable {
    private final DataFolder folder;
    private final Connection connection;
    private final MessageTable messages;
    private final QueueTable queues;

    private Database(DataFolder folder, Connection connection) throws SQLException {
        this.folder = folder;
        this.connection = connection;
        this.messages = new MessageTable(connection);
        this.queues = new QueueTable(connection);
        connection.commit();
    }

    static Database open(Path path) {
        var folder = DataFolder.hold(path);
        try {
            return new Database(folder, connect(folder));
        } catch (SQLException e) {
            folder.close();
            throw new CloudNotStarted(
                    "The messages in " + folder.path() + " can't be read; name another data folder, or delete this one"
                            + " to start without them (" + e.getMessage() + ")",
                    e);
        }
    }

    static String urlOf(Path folder) {
        // The cloud closes the database itself, after the last answer.
        return "jdbc:h2:file:" + folder.resolve("sqs") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    private static Connection connect(DataFolder folder) throws SQLException {
        var source = new JdbcDataSource();
        source.setURL(urlOf(folder.path()));
        var connection = source.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    MessageTable messages() {
        return messages;
    }

    QueueTable queues() {
        return queues;
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** What was not committed is dropped: nobody was told that it is stored. */
    @Override
    public void close() {
        try (folder) {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The messages in " + folder.path() + " could not be closed", e);
        }
    }
}
