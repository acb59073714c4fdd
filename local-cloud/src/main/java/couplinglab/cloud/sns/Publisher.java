package couplinglab.cloud.sns;

import couplinglab.cloud.delivery.Deliveries;
import couplinglab.cloud.delivery.Origin;
import couplinglab.cloud.delivery.Parcel;
import couplinglab.cloud.delivery.RetryPolicy;
import couplinglab.cloud.store.EventStore;
import couplinglab.cloud.store.Transaction;
import couplinglab.cloud.wire.AwsError;
import couplinglab.cloud.wire.QueryParameters;
import couplinglab.cloud.wire.Xml;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Takes messages for topics, and answers once it is stored which queues they go to. */
final class Publisher {
    private static final int MOST_ENTRIES = 10;
    private static final Pattern ENTRY_ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    private final EventStore store;
    private final Deliveries deliveries;
    private final Clock clock;

    Publisher(EventStore store, Deliveries deliveries, Clock clock) {
        this.store = store;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    List<Xml> publish(QueryParameters request) {
        if (request.find("PhoneNumber") != null) {
            throw SnsError.invalid("PhoneNumber Reason: local-cloud sends no text messages");
        }
        var arn = request.find(request.find("TopicArn") == null ? "TargetArn" : "TopicArn");
        if (arn == null) {
            throw SnsError.invalid("TopicArn or TargetArn Reason: no value for required parameter");
        }
        Arn.ofTopic(arn);
        var message = Message.read(request, newId());
        message.requireValid();
        store.transact(transaction -> {
            var topic = Topics.get(transaction, arn);
            if (message.size() > topic.maximumMessageSize()) {
                throw SnsError.invalid("Message too long");
            }
            accept(transaction, topic, List.of(message));
            return message;
        });
        return List.of(Xml.of("MessageId", message.id()));
    }

    List<Xml> publishBatch(QueryParameters request) {
        var arn = Arn.ofTopic(request.required("TopicArn"));
        var entries = request.members("PublishBatchRequestEntries");
        requireBatch(entries);
        var messages =
                entries.stream().map(entry -> Message.read(entry, newId())).toList();
        var accepted = new ArrayList<Message>();
        var successful = new ArrayList<Xml>();
        var failed = new ArrayList<Xml>();
        for (int index = 0; index < messages.size(); index++) {
            var id = entries.get(index).required("Id");
            try {
                messages.get(index).requireValid();
                accepted.add(messages.get(index));
                successful.add(Xml.of(
                        "member",
                        Xml.of("Id", id),
                        Xml.of("MessageId", messages.get(index).id())));
            } catch (AwsError error) {
                failed.add(failure(id, error));
            }
        }
        return store.transact(transaction -> {
            var topic = Topics.get(transaction, arn);
            if (messages.stream().mapToLong(Message::size).sum() > topic.maximumMessageSize()) {
                throw SnsError.batch(
                        "BatchRequestTooLong", "The length of all the messages put together is more than the limit.");
            }
            accept(transaction, topic, accepted);
            return List.of(Xml.of("Successful", successful), Xml.of("Failed", failed));
        });
    }

    private static Xml failure(String id, AwsError error) {
        return Xml.of(
                "member",
                Xml.of("Id", id),
                Xml.of("Code", error.code()),
                Xml.of("Message", error.message()),
                Xml.of("SenderFault", "true"));
    }

    private static void requireBatch(List<QueryParameters> entries) {
        if (entries.isEmpty()) {
            throw SnsError.batch("EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }
        if (entries.size() > MOST_ENTRIES) {
            throw SnsError.batch(
                    "TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");
        }
        var ids = new HashSet<String>();
        for (var entry : entries) {
            var id = entry.required("Id");
            if (!ENTRY_ID.matcher(id).matches()) {
                throw SnsError.batch(
                        "InvalidBatchEntryId", "The Id of a batch entry has 1 to 80 of A-Z, a-z, 0-9, _ and -.");
            }
            if (!ids.add(id)) {
                throw SnsError.batch(
                        "BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
            }
        }
    }

    private void accept(Transaction transaction, Topic topic, List<Message> messages) throws SQLException {
        var now = clock.instant();
        var filtered = messages.stream().map(Fields::new).toList();
        for (var subscription : Subscriptions.of(transaction, topic.arn())) {
            var filter = subscription.attributes().filter();
            for (var message : filtered) {
                if (filter.takes(message)) {
                    // One by one: together the copies may be more than there is memory for.
                    var parcel = new Parcel(
                            subscription.endpoint(),
                            Envelope.around(message.message(), subscription, now),
                            new Origin(Origin.Kind.SUBSCRIPTION, topic.arn(), subscription.arn()),
                            RetryPolicy.OF_TOPICS,
                            subscription.attributes().deadLetterQueue());
                    deliveries.add(transaction, List.of(parcel));
                }
            }
        }
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
