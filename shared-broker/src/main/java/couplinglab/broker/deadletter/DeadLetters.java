package couplinglab.broker.deadletter;

import couplinglab.broker.sending.Outgoing;
import couplinglab.contracts.DeadLetterReason;
import couplinglab.database.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The dead letters that are neither redriven nor discarded, in the database of the consumer. Thread-safe. */
public class DeadLetters {
    private static final TypeReference<Map<String, Outgoing.Attribute>> ATTRIBUTES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final JsonMapper mapper;

    DeadLetters(JdbcClient jdbc, Transactions transactions, JsonMapper mapper) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.mapper = mapper;
    }

    /** In the order of the commits: one that is not there yet will have a greater arrival than all that are. */
    public List<DeadLetter> after(long arrival, int limit) {
        return jdbc.sql("SELECT * FROM dead_letters WHERE arrival > :after ORDER BY arrival LIMIT :limit")
                .param("after", arrival)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    public Optional<DeadLetter> find(String id) {
        return jdbc.sql("SELECT * FROM dead_letters WHERE id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** Removes it for good, counted. False if there is none of this id. */
    public boolean discard(String id) {
        return transactions.inOne(() -> remove(id)
                && jdbc.sql("UPDATE dead_letter_counter SET discarded = discarded + 1 WHERE id = 1")
                                .update()
                        == 1);
    }

    /** How many were discarded, since the service's first start. */
    public long discarded() {
        return jdbc.sql("SELECT discarded FROM dead_letter_counter WHERE id = 1")
                .query(Long.class)
                .single();
    }

    boolean remove(String id) {
        return jdbc.sql("DELETE FROM dead_letters WHERE id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    long lastArrival() {
        return jdbc.sql("SELECT arrivals FROM dead_letter_counter WHERE id = 1")
                .query(Long.class)
                .single();
    }

    long count(long after, long last) {
        return jdbc.sql("SELECT count(*) FROM dead_letters WHERE arrival > :after AND arrival <= :last")
                .param("after", after)
                .param("last", last)
                .query(Long.class)
                .single();
    }

    /** Keeps the letter; one that is kept already is only seen again. To be called in a transaction. */
    public void keep(Undeliverable undeliverable, @Nullable String orderId, Instant now) {
        var arrivals = jdbc.sql("SELECT arrivals FROM dead_letter_counter WHERE id = 1 FOR UPDATE")
                .query(Long.class)
                .single();
        if (seeAgain(undeliverable.letter(), now)) {
            return;
        }
        jdbc.sql("UPDATE dead_letter_counter SET arrivals = :arrivals WHERE id = 1")
                .param("arrivals", arrivals + 1)
                .update();
        insert(undeliverable, arrivals + 1, orderId, now);
    }

    private boolean seeAgain(Letter letter, Instant now) {
        return jdbc.sql("UPDATE dead_letters SET receives = :receives, last_seen = :now WHERE id = :id")
                        .param("receives", letter.receives())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", letter.id())
                        .update()
                == 1;
    }

    private void insert(Undeliverable undeliverable, long arrival, @Nullable String orderId, Instant now) {
        var letter = undeliverable.letter();
        jdbc.sql(
                        "INSERT INTO dead_letters (id, arrival, order_id, reason, error, body, attributes, receives, first_seen,"
                                + " last_seen) VALUES (:id, :arrival, :order, :reason, :error, :body, :attributes, :receives,"
                                + " :first, :last)")
                .param("id", letter.id())
                .param("arrival", arrival)
                .param("order", orderId)
                .param("reason", undeliverable.reason().name())
                .param("error", undeliverable.error())
                .param("body", letter.body())
                .param("attributes", mapper.writeValueAsString(letter.attributes()))
                .param("receives", letter.receives())
                .param("first", letter.firstSeen().atOffset(ZoneOffset.UTC))
                .param("last", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private DeadLetter read(ResultSet row, int number) throws SQLException {
        return new DeadLetter(
                row.getString("id"),
                row.getString("order_id"),
                DeadLetterReason.valueOf(row.getString("reason")),
                row.getString("error"),
                row.getString("body"),
                mapper.readValue(row.getString("attributes"), ATTRIBUTES),
                row.getInt("receives"),
                row.getObject("first_seen", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen", OffsetDateTime.class).toInstant(),
                row.getLong("arrival"));
    }
}
