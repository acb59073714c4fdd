package couplinglab.order.relay;

import couplinglab.database.Transactions;
import couplinglab.order.book.CouplingMode;
import couplinglab.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * When each message was sent, and what came of it. That it is about to be sent is committed before, and stays until a broker
 * has answered: so an attempt whose end nobody heard is known too, whoever died. Owns the tables {@code sending},
 * {@code publishes} and {@code publish_position}. Thread-safe.
 */
@Repository
public class Publishes {
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    Publishes(JdbcClient jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * To be called before messages are sent: that they are about to be is committed when this returns, whatever becomes of the
     * caller's transaction.
     */
    PublishTurn begin(List<OutboxMessage> messages) {
        var turn = new PublishTurn(clock);
        if (!messages.isEmpty()) {
            transactions.inOneApart(() -> begin(messages, turn));
        }
        return turn;
    }

    private void begin(List<OutboxMessage> messages, PublishTurn turn) {
        var now = clock.instant();
        turn.unheard(sending(messages));
        for (var message : messages) {
            if (!turn.isUnheard(message)) {
                jdbc.sql("INSERT INTO sending (id, begun_at) VALUES (:id, :at)")
                        .param("id", message.id())
                        .param("at", Timestamp.from(now))
                        .update();
            }
        }
    }

    /**
     * Joins the transaction that deletes what was answered, as its last step: the numbers are drawn under a lock that lasts
     * until the commit.
     */
    void add(PublishTurn turn) {
        var found = turn.found();
        if (found.isEmpty()) {
            return;
        }
        jdbc.sql("DELETE FROM sending WHERE id IN (:ids)")
                .param("ids", ids(found.stream().map(PublishTurn.Found::message).toList()))
                .update();
        long number = draw(found.size());
        for (var one : found) {
            jdbc.sql("""
                            INSERT INTO publishes (publish, order_id, mode, destination_name, outcome, begun_at, ended_at)
                            VALUES (:publish, :orderId, :mode, :destination, :outcome, :begunAt, :endedAt)""")
                    .param("publish", number++)
                    .param("orderId", one.message().orderId())
                    .param("mode", one.message().mode().name())
                    .param("destination", one.message().destination())
                    .param("outcome", one.outcome().name())
                    .param("begunAt", Timestamp.from(one.begunAt()))
                    .param("endedAt", Timestamp.from(one.endedAt()))
                    .update();
        }
    }

    /** Pages in the order of commits; what has begun and was not answered yet is on none. */
    public List<Publish> page(PageRequest page) {
        return jdbc.sql("SELECT * FROM publishes WHERE publish > :after ORDER BY publish FETCH FIRST :limit ROWS ONLY")
                .param("after", page.after())
                .param("limit", page.limit())
                .query((row, number) -> publish(row))
                .list();
    }

    private Map<Long, Instant> sending(List<OutboxMessage> messages) {
        Map<Long, Instant> begun = new HashMap<>();
        jdbc.sql("SELECT id, begun_at FROM sending WHERE id IN (:ids)")
                .param("ids", ids(messages))
                .query((row, number) -> begun.put(
                        row.getLong("id"), row.getTimestamp("begun_at").toInstant()))
                .list();
        return begun;
    }

    /** The first of so many numbers. */
    private long draw(int count) {
        jdbc.sql("UPDATE publish_position SET last_publish = last_publish + :count")
                .param("count", count)
                .update();
        long last = jdbc.sql("SELECT last_publish FROM publish_position")
                .query(Long.class)
                .single();
        return last - count + 1;
    }

    private static List<Long> ids(List<OutboxMessage> messages) {
        return messages.stream().map(OutboxMessage::id).toList();
    }

    private static Publish publish(ResultSet row) throws SQLException {
        return new Publish(
                row.getLong("publish"),
                row.getString("order_id"),
                CouplingMode.valueOf(row.getString("mode")),
                row.getString("destination_name"),
                Publish.Outcome.valueOf(row.getString("outcome")),
                row.getTimestamp("begun_at").toInstant(),
                row.getTimestamp("ended_at").toInstant());
    }
}
