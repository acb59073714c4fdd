package couplinglab.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventStoreTests {
    private static final String TABLE = "create table if not exists word (text varchar primary key)";

    @TempDir
    Path data;

    private final List<Throwable> failures = new ArrayList<>();

    @Test
    void keepsWhatItCommitted() throws SQLException {
        try (var store = open()) {
            add(store, "kept");
        }
        try (var store = open()) {
            assertThat(words(store)).containsExactly("kept");
        }
    }

    @Test
    void keepsNothingOfWhatFailed() throws SQLException {
        try (var store = open()) {
            var done = new ArrayList<String>();
            assertThatThrownBy(() -> store.transact(transaction -> {
                        transaction.update("insert into word values (?)", "lost");
                        transaction.afterCommit(() -> done.add("too early"));
                        throw new IllegalArgumentException("changed my mind");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(words(store)).isEmpty();
            assertThat(done).isEmpty();
            assertThat(failures).isEmpty();
        }
    }

    @Test
    void doesAfterTheCommitWhatWasToBeDoneThen() throws SQLException {
        try (var store = open()) {
            var seen = new ArrayList<String>();
            store.transact(transaction -> {
                transaction.afterCommit(() -> seen.addAll(words(store)));
                return transaction.update("insert into word values (?)", "there");
            });
            assertThat(seen).containsExactly("there");
        }
    }

    /** It is stored, so whoever asked has to hear that it is. */
    @Test
    void answersThoughWhatWasToBeDoneAfterwardsFailed() throws SQLException {
        try (var store = open()) {
            var done = new ArrayList<String>();
            store.transact(transaction -> {
                transaction.afterCommit(() -> {
                    throw new StackOverflowError("nothing that anybody expects");
                });
                transaction.afterCommit(() -> done.add("the next"));
                return transaction.update("insert into word values (?)", "there");
            });
            assertThat(words(store)).containsExactly("there");
            assertThat(done).containsExactly("the next");
            assertThat(failures).isEmpty();
        }
    }

    @Test
    void haltsAtTheFirstFailureAndTakesNothingMore() throws SQLException {
        try (var store = open()) {
            add(store, "once");
            assertThatThrownBy(() -> add(store, "once")).isInstanceOf(StoreEnded.class);
            assertThat(failures).singleElement().isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> add(store, "twice")).isInstanceOf(StoreEnded.class);
        }
    }

    @Test
    void takesNothingOnceItIsClosed() throws SQLException {
        var store = open();
        store.close();
        assertThatThrownBy(() -> add(store, "late")).isInstanceOf(StoreEnded.class);
        assertThat(failures).isEmpty();
    }

    private EventStore open() throws SQLException {
        var store = EventStore.open(data, failures::add);
        store.create(TABLE);
        return store;
    }

    private static void add(EventStore store, String word) {
        store.transact(transaction -> transaction.update("insert into word values (?)", word));
    }

    private static List<String> words(EventStore store) {
        return store.transact(
                transaction -> transaction.rows("select text from word order by text", row -> row.getString("text")));
    }
}
