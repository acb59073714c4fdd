package couplinglab.cloud.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection to the database of SNS and EventBridge. Transactions are one at a time, so that each sees all that
 * was acknowledged before. What is committed survives a kill -9 ({@code WRITE_DELAY=0}; not proven against a power
 * failure). At the first failure of any statement it halts the cloud and takes no further work, so nothing is
 * acknowledged that was not stored. Thread-safe; a thread that works here must never be interrupted, for that would
 * close the file.
 */
public final class EventStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventStore.class);

    private final Connection connection;
    private final Consumer<Throwable> halt;
    private boolean ended;

    private EventStore(Connection connection, Consumer<Throwable> halt) {
        this.connection = connection;
        this.halt = halt;
    }

    /** What a transaction does. It may throw what it likes: then nothing of it is kept. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Transaction transaction) throws SQLException;
    }

    /** @param folder where the database is, held by this process alone; null for one that ends with the store */
    public static EventStore open(@Nullable Path folder, Consumer<Throwable> halt) throws SQLException {
        var source = new JdbcDataSource();
        source.setURL(
                folder == null
                        ? "jdbc:h2:mem:"
                        // The cloud closes the database itself, after the last answer.
                        : urlOf(folder));
        var connection = source.getConnection();
        connection.setAutoCommit(false);
        return new EventStore(connection, halt);
    }

    /** For tests, which look into the closed file. */
    public static String urlOf(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("events") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    /**
     * Each statement commits by itself and must be able to run again ({@code if not exists}): the process may be killed
     * between two.
     */
    public synchronized void create(String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
        connection.commit();
    }

    /**
     * Returns once all is stored.
     *
     * @throws StoreEnded if it isn't, or if the store was closed
     */
    public <T> T transact(Work<T> work) {
        var afterwards = List.<Runnable>of();
        T result;
        synchronized (this) {
            if (ended) {
                throw new StoreEnded();
            }
            var transaction = new Transaction(connection);
            result = committed(work, transaction);
            afterwards = transaction.afterwards();
        }
        afterwards.forEach(EventStore::doneAfterwards);
        return result;
    }

    /** What is stored is stored: whoever asked for it gets his answer, whatever happens to what comes after. */
    private static void doneAfterwards(Runnable action) {
        try {
            action.run();
        } catch (Throwable e) {
            LOG.error("What was to be done after a commit failed", e);
        }
    }

    private <T> T committed(Work<T> work, Transaction transaction) {
        boolean committed = false;
        try {
            var result = work.in(transaction);
            connection.commit();
            committed = true;
            return result;
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            if (!committed && !ended) {
                rollback();
            }
        }
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private StoreEnded failed(SQLException e) {
        ended = true;
        halt.accept(e);
        return new StoreEnded();
    }

    /** What was not committed is dropped: nobody was told that it is stored. */
    @Override
    public synchronized void close() {
        ended = true;
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The database of SNS and EventBridge could not be closed", e);
        }
    }
}
