package couplinglab.cloud.delivery;

import couplinglab.cloud.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is still to be delivered, in order of arrival. */
final class ParcelTable {
    static final String[] SCHEMA = {
        """
        create table if not exists parcel (
          id bigint generated always as identity primary key, queue varchar not null, body varchar not null,
          attributes varchar not null, kind varchar not null, sender varchar not null, receiver varchar not null,
          retries int not null, age_millis bigint not null, dead_letter_queue varchar, accepted_millis bigint not null,
          failures int not null)""",
        "create index if not exists parcel_by_queue on parcel (queue, id)",
        "create table if not exists dropped (parcels bigint not null)",
        "insert into dropped select 0 where not exists (select * from dropped)"
    };

    private static final JsonMapper JSON = JsonMapper.shared();

    private ParcelTable() {}

    static void add(Transaction transaction, Parcel parcel, Instant accepted) throws SQLException {
        transaction.update(
                """
                insert into parcel (queue, body, attributes, kind, sender, receiver, retries, age_millis,
                  dead_letter_queue, accepted_millis, failures) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""",
                parcel.queue(),
                parcel.letter().body(),
                JSON.writeValueAsString(parcel.letter().attributes()),
                parcel.origin().kind().name(),
                parcel.origin().sender(),
                parcel.origin().receiver(),
                parcel.retries().retries(),
                parcel.retries().age().toMillis(),
                parcel.deadLetterQueue(),
                accepted.toEpochMilli());
    }

    static List<StoredParcel> oldest(Transaction transaction, String queue, int count) throws SQLException {
        return transaction.rows(
                "select * from parcel where queue = ? order by id limit ?", ParcelTable::parcel, queue, count);
    }

    static void remove(Transaction transaction, StoredParcel parcel) throws SQLException {
        transaction.update("delete from parcel where id = ?", parcel.id());
    }

    static void failedAgain(Transaction transaction, StoredParcel parcel) throws SQLException {
        transaction.update("update parcel set failures = failures + 1 where id = ?", parcel.id());
    }

    static List<String> queues(Transaction transaction) throws SQLException {
        return transaction.rows("select distinct queue from parcel", row -> row.getString("queue"));
    }

    static long count(Transaction transaction) throws SQLException {
        return transaction
                .rows("select count(*) as parcels from parcel", row -> row.getLong("parcels"))
                .get(0);
    }

    static void countDropped(Transaction transaction) throws SQLException {
        transaction.update("update dropped set parcels = parcels + 1");
    }

    static long dropped(Transaction transaction) throws SQLException {
        return transaction
                .rows("select parcels from dropped", row -> row.getLong("parcels"))
                .get(0);
    }

    private static StoredParcel parcel(ResultSet row) throws SQLException {
        Map<String, Attribute> attributes = JSON.readValue(row.getString("attributes"), new TypeReference<>() {});
        @Nullable String deadLetterQueue = row.getString("dead_letter_queue");
        return new StoredParcel(
                row.getLong("id"),
                new Parcel(
                        row.getString("queue"),
                        new Letter(row.getString("body"), attributes),
                        new Origin(
                                Origin.Kind.valueOf(row.getString("kind")),
                                row.getString("sender"),
                                row.getString("receiver")),
                        new RetryPolicy(row.getInt("retries"), Duration.ofMillis(row.getLong("age_millis"))),
                        deadLetterQueue),
                Instant.ofEpochMilli(row.getLong("accepted_millis")),
                row.getInt("failures"));
    }
}
