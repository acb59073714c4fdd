package couplinglab.cloud;

import static scala.jdk.javaapi.CollectionConverters.asJava;
import static scala.jdk.javaapi.CollectionConverters.asScala;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elasticmq.CreateQueueData;
import org.elasticmq.DeadLettersQueueData;
import org.elasticmq.MillisVisibilityTimeout;
import org.elasticmq.QueueData;
import scala.Option;
import scala.collection.immutable.Map$;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The queues and their attributes, for those that clients made beside the provisioned ones. */
final class QueueTable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Connection connection;
    private final PreparedStatement put;
    private final PreparedStatement remove;

    QueueTable(Connection connection) throws SQLException {
        this.connection = connection;
        try (var create = connection.createStatement()) {
            create.execute("""
                    create table if not exists queue (
                      name varchar primary key, visibility_millis bigint not null, delay_millis bigint not null,
                      wait_millis bigint not null, created timestamp(9) with time zone not null,
                      modified timestamp(9) with time zone not null, dead_letter_queue varchar, max_receives int,
                      fifo boolean not null, content_based_deduplication boolean not null, tags varchar not null)""");
        }
        put = connection.prepareStatement("merge into queue key (name) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        remove = connection.prepareStatement("delete from queue where name = ?");
    }

    void put(QueueData queue) throws SQLException {
        var redrive = queue.deadLettersQueue();
        put.setString(1, queue.name());
        put.setLong(2, queue.defaultVisibilityTimeout().millis());
        put.setLong(3, queue.delay().toMillis());
        put.setLong(4, queue.receiveMessageWait().toMillis());
        put.setObject(5, queue.created());
        put.setObject(6, queue.lastModified());
        put.setString(7, redrive.isEmpty() ? null : redrive.get().name());
        put.setObject(8, redrive.isEmpty() ? null : redrive.get().maxReceiveCount());
        put.setBoolean(9, queue.isFifo());
        put.setBoolean(10, queue.hasContentBasedDeduplication());
        put.setString(11, JSON.writeValueAsString(asJava(queue.tags())));
        put.executeUpdate();
    }

    void remove(String queue) throws SQLException {
        remove.setString(1, queue);
        remove.executeUpdate();
    }

    List<CreateQueueData> all() throws SQLException {
        var queues = new ArrayList<CreateQueueData>();
        try (var select = connection.createStatement();
                var row = select.executeQuery("select * from queue")) {
            while (row.next()) {
                queues.add(queue(row));
            }
        }
        return queues;
    }

    private static CreateQueueData queue(ResultSet row) throws SQLException {
        int maxReceives = row.getInt("max_receives");
        Map<String, String> tags = JSON.readValue(row.getString("tags"), new TypeReference<>() {});
        return new CreateQueueData(
                row.getString("name"),
                Option.apply(new MillisVisibilityTimeout(row.getLong("visibility_millis"))),
                Option.apply(Duration.ofMillis(row.getLong("delay_millis"))),
                Option.apply(Duration.ofMillis(row.getLong("wait_millis"))),
                Option.apply(row.getObject("created", OffsetDateTime.class)),
                Option.apply(row.getObject("modified", OffsetDateTime.class)),
                Option.apply(row.getString("dead_letter_queue"))
                        .map(name -> new DeadLettersQueueData(name, maxReceives)),
                row.getBoolean("fifo"),
                row.getBoolean("content_based_deduplication"),
                Option.empty(),
                Option.empty(),
                Map$.MODULE$.from(asScala(tags)));
    }
}
