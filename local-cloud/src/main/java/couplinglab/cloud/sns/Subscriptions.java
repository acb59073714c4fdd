package couplinglab.cloud.sns;

import couplinglab.cloud.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All subscriptions, in the order in which they were made. */
final class Subscriptions {
    static final String[] SCHEMA = {"""
        create table if not exists subscription (
          id bigint generated always as identity primary key, arn varchar not null unique, topic varchar not null,
          endpoint varchar not null, attributes varchar not null)""", "create index if not exists subscription_by_topic on subscription (topic, id)"
    };

    private static final JsonMapper JSON = JsonMapper.shared();

    private Subscriptions() {}

    static void add(
            Transaction transaction, String arn, String topic, String endpoint, SubscriptionAttributes attributes)
            throws SQLException {
        transaction.update(
                "insert into subscription (arn, topic, endpoint, attributes) values (?, ?, ?, ?)",
                arn,
                topic,
                endpoint,
                JSON.writeValueAsString(attributes.given()));
    }

    static @Nullable Subscription find(Transaction transaction, String arn) throws SQLException {
        return first(transaction.rows("select * from subscription where arn = ?", Subscriptions::subscription, arn));
    }

    /** @throws couplinglab.cloud.wire.AwsError if there is no such subscription */
    static Subscription get(Transaction transaction, String arn) throws SQLException {
        var subscription = find(transaction, arn);
        if (subscription == null) {
            throw SnsError.noSuchSubscription();
        }
        return subscription;
    }

    static @Nullable Subscription find(Transaction transaction, String topic, String endpoint) throws SQLException {
        return first(transaction.rows(
                "select * from subscription where topic = ? and endpoint = ?",
                Subscriptions::subscription,
                topic,
                endpoint));
    }

    static List<Subscription> of(Transaction transaction, String topic) throws SQLException {
        return after(transaction, topic, 0, Integer.MAX_VALUE);
    }

    static List<Subscription> after(Transaction transaction, String topic, long id, int count) throws SQLException {
        return transaction.rows(
                "select * from subscription where topic = ? and id > ? order by id limit ?",
                Subscriptions::subscription,
                topic,
                id,
                count);
    }

    static void change(Transaction transaction, String arn, SubscriptionAttributes attributes) throws SQLException {
        transaction.update(
                "update subscription set attributes = ? where arn = ?",
                JSON.writeValueAsString(attributes.given()),
                arn);
    }

    static void remove(Transaction transaction, String arn) throws SQLException {
        transaction.update("delete from subscription where arn = ?", arn);
    }

    static void removeAll(Transaction transaction, String topic) throws SQLException {
        transaction.update("delete from subscription where topic = ?", topic);
    }

    private static @Nullable Subscription first(List<Subscription> found) {
        return found.isEmpty() ? null : found.get(0);
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        Map<String, String> given = JSON.readValue(row.getString("attributes"), new TypeReference<>() {});
        return new Subscription(
                row.getLong("id"),
                row.getString("arn"),
                row.getString("topic"),
                row.getString("endpoint"),
                new SubscriptionAttributes(given));
    }
}
