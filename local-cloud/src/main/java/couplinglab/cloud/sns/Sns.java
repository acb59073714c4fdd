package couplinglab.cloud.sns;

import couplinglab.cloud.delivery.Deliveries;
import couplinglab.cloud.store.EventStore;
import couplinglab.cloud.wire.AwsError;
import couplinglab.cloud.wire.QueryParameters;
import couplinglab.cloud.wire.QueryService;
import couplinglab.cloud.wire.Xml;
import couplinglab.contracts.TopicSpec;
import couplinglab.contracts.Topology;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * SNS with standard topics and queues as subscribers. A message is acknowledged once it is stored for which queues it is
 * meant, and delivered in the background, at least once. Thread-safe.
 */
public final class Sns implements QueryService {
    private final EventStore store;
    private final TopicActions topics;
    private final SubscriptionActions subscriptions;
    private final Publisher publisher;

    public Sns(EventStore store, Deliveries deliveries) throws SQLException {
        store.create(Topics.SCHEMA);
        store.create(Subscriptions.SCHEMA);
        this.store = store;
        this.topics = new TopicActions(store);
        this.subscriptions = new SubscriptionActions(store);
        this.publisher = new Publisher(store, deliveries, Clock.systemUTC());
    }

    /** Makes these topics with all their subscriptions, as far as they are missing; others stay as they are stored. */
    public void provision(List<TopicSpec> specified) {
        for (var topic : specified) {
            store.transact(transaction -> {
                var arn = Topology.topicArnOf(topic.name());
                if (Topics.find(transaction, arn) == null) {
                    Topics.add(transaction, new Topic(arn, Map.of(), 0));
                    for (var queue : topic.queues()) {
                        Subscriptions.add(
                                transaction,
                                arn + ":" + UUID.randomUUID(),
                                arn,
                                Topology.arnOf(queue),
                                new SubscriptionAttributes(Map.of(SubscriptionAttributes.RAW, "true")));
                    }
                }
                return arn;
            });
        }
    }

    @Override
    public String version() {
        return "2010-03-31";
    }

    @Override
    public String namespace() {
        return "http://sns.amazonaws.com/doc/2010-03-31/";
    }

    @Override
    public List<Xml> answer(String action, QueryParameters parameters) {
        return switch (action) {
            case "CreateTopic" -> topics.create(parameters);
            case "DeleteTopic" -> topics.delete(parameters);
            case "ListTopics" -> topics.list(parameters);
            case "GetTopicAttributes" -> topics.attributesOf(parameters);
            case "Subscribe" -> subscriptions.subscribe(parameters);
            case "Unsubscribe" -> subscriptions.unsubscribe(parameters);
            case "ListSubscriptionsByTopic" -> subscriptions.list(parameters);
            case "GetSubscriptionAttributes" -> subscriptions.attributesOf(parameters);
            case "SetSubscriptionAttributes" -> subscriptions.change(parameters);
            case "Publish" -> publisher.publish(parameters);
            case "PublishBatch" -> publisher.publishBatch(parameters);
            default -> throw unknown(action);
        };
    }

    private AwsError unknown(String action) {
        return NotImplemented.ACTIONS.contains(action)
                ? AwsError.badRequest("UnsupportedOperation", "local-cloud does not implement " + action + ".")
                : AwsError.badRequest(
                        "InvalidAction", "Could not find operation " + action + " for version " + version());
    }
}
