package couplinglab.cloud;

import static scala.jdk.javaapi.CollectionConverters.asScala;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elasticmq.DeduplicationId;
import org.elasticmq.MessageContent;
import org.elasticmq.NeverReceived$;
import org.elasticmq.OnDateTimeReceived;
import org.elasticmq.Received;
import org.elasticmq.TracingId;
import org.elasticmq.actor.queue.InternalMessage;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * The messages of all queues in one table, by message id: that a message stands in one queue at a time is the primary
 * key, and a dead letter changes its queue in one statement.
 */
final class MessageTable {
    private final Connection connection;
    private final PreparedStatement put;
    private final PreparedStatement received;
    private final PreparedStatement remove;
    private final PreparedStatement clear;

    MessageTable(Connection connection) throws SQLException {
        this.connection = connection;
        try (var create = connection.createStatement()) {
            create.execute("""
                    create table if not exists message (
                      id varchar primary key, queue varchar not null, body varchar not null, attributes clob not null,
                      created timestamp(9) with time zone not null, next_delivery bigint not null, receipt varchar,
                      receive_count int not null, first_received timestamp(9) with time zone, order_index int not null,
                      fifo boolean not null, group_id varchar, deduplication_id varchar, trace_id varchar,
                      sequence_number varchar, dead_letter_source varchar)""");
        }
        put = connection.prepareStatement(
                "merge into message key (id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        received = connection.prepareStatement("""
                update message set next_delivery = ?, receipt = ?, receive_count = ?, first_received = ?
                where id = ? and queue = ?""");
        remove = connection.prepareStatement("delete from message where id = ? and queue = ?");
        clear = connection.prepareStatement("delete from message where queue = ?");
    }

    /** Stores a new message, or moves a stored one to this queue. */
    void put(String queue, InternalMessage message) throws SQLException {
        put.setString(1, message.id());
        put.setString(2, queue);
        put.setString(3, message.content().value());
        put.setString(4, StoredAttribute.toJson(message.messageAttributes()));
        put.setObject(5, message.created());
        put.setLong(6, message.nextDelivery());
        put.setString(7, receiptOf(message));
        put.setInt(8, message.receiveCount());
        put.setObject(9, firstReceived(message));
        put.setInt(10, message.orderIndex());
        put.setBoolean(11, message.isFifo());
        put.setString(12, orNull(message.messageGroupId()));
        put.setString(13, orNull(message.messageDeduplicationId().map(DeduplicationId::id)));
        put.setString(14, orNull(message.tracingId().map(TracingId::id)));
        put.setString(15, orNull(message.sequenceNumber()));
        put.setString(16, orNull(message.deadLetterSourceQueueName()));
        put.executeUpdate();
    }

    /** Stores what a receive or a change of visibility changed; without effect once the message has left the queue. */
    void update(String queue, InternalMessage message) throws SQLException {
        received.setLong(1, message.nextDelivery());
        received.setString(2, receiptOf(message));
        received.setInt(3, message.receiveCount());
        received.setObject(4, firstReceived(message));
        received.setString(5, message.id());
        received.setString(6, queue);
        received.executeUpdate();
    }

    void remove(String queue, String id) throws SQLException {
        remove.setString(1, id);
        remove.setString(2, queue);
        remove.executeUpdate();
    }

    void clear(String queue) throws SQLException {
        clear.setString(1, queue);
        clear.executeUpdate();
    }

    Map<String, List<InternalMessage>> byQueue() throws SQLException {
        var byQueue = new HashMap<String, List<InternalMessage>>();
        try (var select = connection.createStatement();
                var row = select.executeQuery("select * from message")) {
            while (row.next()) {
                byQueue.computeIfAbsent(row.getString("queue"), queue -> new ArrayList<>())
                        .add(message(row));
            }
        }
        return byQueue;
    }

    private static InternalMessage message(ResultSet row) throws SQLException {
        var receipts = new ArrayList<String>();
        Option.apply(row.getString("receipt")).foreach(receipts::add);
        return new InternalMessage(
                row.getString("id"),
                asScala(receipts),
                row.getLong("next_delivery"),
                new MessageContent(row.getString("body")),
                StoredAttribute.fromJson(row.getString("attributes")),
                row.getObject("created", OffsetDateTime.class),
                row.getInt("order_index"),
                received(row.getObject("first_received", OffsetDateTime.class)),
                row.getInt("receive_count"),
                row.getBoolean("fifo"),
                Option.apply(row.getString("group_id")),
                Option.apply(row.getString("deduplication_id")).map(DeduplicationId::new),
                Option.apply(row.getString("trace_id")).map(TracingId::new),
                Option.apply(row.getString("sequence_number")),
                Option.apply(row.getString("dead_letter_source")));
    }

    private static Received received(@Nullable OffsetDateTime first) {
        return first == null ? NeverReceived$.MODULE$ : new OnDateTimeReceived(first);
    }

    private static @Nullable OffsetDateTime firstReceived(InternalMessage message) {
        return message.firstReceive() instanceof OnDateTimeReceived first ? first.when() : null;
    }

    /** Of all receipts only the last is valid, so the earlier ones need no room. */
    private static @Nullable String receiptOf(InternalMessage message) {
        return orNull(message.deliveryReceipts().lastOption());
    }

    private static <T> @Nullable T orNull(Option<T> option) {
        return option.isEmpty() ? null : option.get();
    }
}
