package couplinglab.cloud.sns;

import couplinglab.cloud.store.EventStore;
import couplinglab.cloud.store.Transaction;
import couplinglab.cloud.wire.QueryParameters;
import couplinglab.cloud.wire.Xml;
import couplinglab.contracts.Topology;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lets queues subscribe to topics, tells of that, and ends it. */
final class SubscriptionActions {
    /**
     * A topic's filter policies, by default.
     *
     * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html">Filter policy
     *     constraints in Amazon SNS</a>
     */
    private static final int MOST_FILTER_POLICIES = 200;

    /** Of a topic whose {@code MaximumMessageSize} is above the usual one. */
    private static final int MOST_FOR_LARGE_MESSAGES = 100;

    private final EventStore store;

    SubscriptionActions(EventStore store) {
        this.store = store;
    }

    List<Xml> subscribe(QueryParameters request) {
        var topic = Arn.ofTopic(request.required("TopicArn"));
        requireProtocol(request.required("Protocol"));
        var endpoint = endpoint(request);
        var given = new SubscriptionAttributes(Map.of());
        for (var entry : request.entries("Attributes")) {
            given = given.with(entry.required("key"), entry.required("value"));
        }
        var attributes = given.complete();
        return store.transact(transaction ->
                List.of(Xml.of("SubscriptionArn", subscribed(transaction, topic, endpoint, attributes))));
    }

    private static void requireProtocol(String protocol) {
        switch (protocol) {
            case Subscription.PROTOCOL -> {}
            case "http", "https", "email", "email-json", "sms", "application", "lambda", "firehose" ->
                throw SnsError.invalid("local-cloud delivers to queues only, and not by the protocol " + protocol);
            default -> throw SnsError.invalid("Amazon SNS does not support this protocol string: " + protocol);
        }
    }

    private static String endpoint(QueryParameters request) {
        var endpoint = request.required("Endpoint");
        if (!Arn.isQueue(endpoint)) {
            throw SnsError.invalid("SQS endpoint ARN");
        }
        if (!Arn.isStandardQueue(endpoint)) {
            throw SnsError.invalid("Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics");
        }
        return endpoint;
    }

    /** A queue subscribes to a topic once: the same again is no error, and nothing new. */
    private static String subscribed(
            Transaction transaction, String topic, String endpoint, SubscriptionAttributes attributes)
            throws SQLException {
        var subscribed = Topics.get(transaction, topic);
        var present = Subscriptions.find(transaction, topic, endpoint);
        if (present != null) {
            if (!present.attributes()
                    .described()
                    .entrySet()
                    .containsAll(attributes.given().entrySet())) {
                throw SnsError.invalid("Attributes Reason: Subscription already exists with different attributes");
            }
            return present.arn();
        }
        if (subscribed.isForLargeMessages()
                && Subscriptions.of(transaction, topic).size() >= MOST_FOR_LARGE_MESSAGES) {
            throw SnsError.invalid("A topic for messages of more than 256 KiB has at most " + MOST_FOR_LARGE_MESSAGES
                    + " subscriptions");
        }
        if (attributes.hasFilterPolicy()) {
            requireRoom(transaction, topic);
        }
        var arn = topic + ":" + UUID.randomUUID();
        Subscriptions.add(transaction, arn, topic, endpoint, attributes);
        return arn;
    }

    private static void requireRoom(Transaction transaction, String topic) throws SQLException {
        var policies = Subscriptions.of(transaction, topic).stream()
                .filter(subscription -> subscription.attributes().hasFilterPolicy())
                .count();
        if (policies >= MOST_FILTER_POLICIES) {
            throw SnsError.tooManyFilterPolicies(MOST_FILTER_POLICIES);
        }
    }

    /** No error if there is none. */
    List<Xml> unsubscribe(QueryParameters request) {
        var arn = Arn.ofSubscription(request.required("SubscriptionArn"));
        return store.transact(transaction -> {
            var present = Subscriptions.find(transaction, arn);
            if (present != null) {
                Subscriptions.remove(transaction, arn);
                Topics.countUnsubscribed(transaction, present.topic());
            }
            return List.of();
        });
    }

    List<Xml> attributesOf(QueryParameters request) {
        var arn = Arn.ofSubscription(request.required("SubscriptionArn"));
        return store.transact(transaction -> List.of(
                Entries.of("Attributes", Subscriptions.get(transaction, arn).described(Topology.ACCOUNT))));
    }

    List<Xml> change(QueryParameters request) {
        var arn = Arn.ofSubscription(request.required("SubscriptionArn"));
        var name = request.required("AttributeName");
        var value = request.get("AttributeValue", "");
        return store.transact(transaction -> {
            var present = Subscriptions.get(transaction, arn);
            var changed = present.attributes().with(name, value).complete();
            if (changed.hasFilterPolicy() && !present.attributes().hasFilterPolicy()) {
                requireRoom(transaction, present.topic());
            }
            Subscriptions.change(transaction, arn, changed);
            return List.of();
        });
    }

    List<Xml> list(QueryParameters request) {
        var topic = Arn.ofTopic(request.required("TopicArn"));
        long after = number(Page.after(request));
        return store.transact(transaction -> {
            Topics.get(transaction, topic);
            var page = new Page<>(
                    Subscriptions.after(transaction, topic, after, Page.SIZE + 1),
                    subscription -> Long.toString(subscription.id()));
            return page.as("Subscriptions", SubscriptionActions::member);
        });
    }

    private static long number(String key) {
        if (!key.matches("\\d{0,18}")) {
            throw SnsError.invalid("NextToken");
        }
        return key.isEmpty() ? 0 : Long.parseLong(key);
    }

    private static Xml member(Subscription subscription) {
        return Xml.of(
                "member",
                Xml.of("SubscriptionArn", subscription.arn()),
                Xml.of("Owner", Topology.ACCOUNT),
                Xml.of("Protocol", Subscription.PROTOCOL),
                Xml.of("Endpoint", subscription.endpoint()),
                Xml.of("TopicArn", subscription.topic()));
    }
}
