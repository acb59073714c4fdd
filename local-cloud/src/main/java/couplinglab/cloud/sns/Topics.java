package couplinglab.cloud.sns;

import couplinglab.cloud.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All topics, in the order of their names. */
final class Topics {
    static final String SCHEMA = """
            create table if not exists topic (
              arn varchar primary key, attributes varchar not null, unsubscribed int not null)""";

    private static final JsonMapper JSON = JsonMapper.shared();

    private Topics() {}

    static @Nullable Topic find(Transaction transaction, String arn) throws SQLException {
        var found = transaction.rows("select * from topic where arn = ?", Topics::topic, arn);
        return found.isEmpty() ? null : found.get(0);
    }

    /** @throws couplinglab.cloud.wire.AwsError if there is no such topic */
    static Topic get(Transaction transaction, String arn) throws SQLException {
        var topic = find(transaction, arn);
        if (topic == null) {
            throw SnsError.noSuchTopic();
        }
        return topic;
    }

    static void add(Transaction transaction, Topic topic) throws SQLException {
        transaction.update(
                "insert into topic values (?, ?, ?)",
                topic.arn(),
                JSON.writeValueAsString(topic.attributes()),
                topic.unsubscribed());
    }

    static void countUnsubscribed(Transaction transaction, String arn) throws SQLException {
        transaction.update("update topic set unsubscribed = unsubscribed + 1 where arn = ?", arn);
    }

    static void remove(Transaction transaction, String arn) throws SQLException {
        transaction.update("delete from topic where arn = ?", arn);
    }

    static List<Topic> after(Transaction transaction, String arn, int count) throws SQLException {
        return transaction.rows("select * from topic where arn > ? order by arn limit ?", Topics::topic, arn, count);
    }

    private static Topic topic(ResultSet row) throws SQLException {
        Map<String, String> attributes = JSON.readValue(row.getString("attributes"), new TypeReference<>() {});
        return new Topic(row.getString("arn"), attributes, row.getInt("unsubscribed"));
    }
}
