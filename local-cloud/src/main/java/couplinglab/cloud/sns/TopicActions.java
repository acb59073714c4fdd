package couplinglab.cloud.sns;

import couplinglab.cloud.store.EventStore;
import couplinglab.cloud.wire.QueryParameters;
import couplinglab.cloud.wire.Xml;
import couplinglab.contracts.Topology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Makes topics, tells of them and removes them. */
final class TopicActions {
    /**
     * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html">CreateTopic</a>
     */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    private static final int LONGEST_ATTRIBUTE = 256 * 1024;
    private static final int LEAST_MESSAGE_SIZE = 1_024;
    private static final int MOST_MESSAGE_SIZE = 1_048_576;

    private final EventStore store;

    TopicActions(EventStore store) {
        this.store = store;
    }

    List<Xml> create(QueryParameters request) {
        if (!request.members("Tags").isEmpty()) {
            throw SnsError.notImplemented("Tags");
        }
        if (request.find("DataProtectionPolicy") != null) {
            throw SnsError.notImplemented("DataProtectionPolicy");
        }
        var attributes = attributes(request);
        var name = request.required("Name");
        if (!NAME.matcher(name).matches()) {
            throw SnsError.invalid("Topic Name");
        }
        var arn = Topology.topicArnOf(name);
        return store.transact(transaction -> {
            var topic = Topics.find(transaction, arn);
            if (topic == null) {
                Topics.add(transaction, new Topic(arn, attributes, 0));
            } else if (!described(topic, 0).entrySet().containsAll(attributes.entrySet())) {
                throw SnsError.invalid("Attributes Reason: Topic already exists with different attributes");
            }
            return List.of(Xml.of("TopicArn", arn));
        });
    }

    private static Map<String, String> attributes(QueryParameters request) {
        var attributes = new HashMap<String, String>();
        for (var entry : request.entries("Attributes")) {
            var name = entry.required("key");
            var value = entry.required("value");
            requireAttribute(name, value);
            if (!name.equals("FifoTopic")) {
                attributes.put(name, value);
            }
        }
        return attributes;
    }

    private static void requireAttribute(String name, String value) {
        boolean valid = switch (name) {
            case "DisplayName" -> value.length() <= 100;
            case "SignatureVersion" -> value.equals("1") || value.equals("2");
            case "TracingConfig" -> value.equals("PassThrough") || value.equals("Active");
            case "Policy", "DeliveryPolicy", "KmsMasterKeyId" -> value.length() <= LONGEST_ATTRIBUTE;
            case Topic.MAXIMUM_MESSAGE_SIZE -> isMessageSize(value);
            case "FifoTopic" -> {
                if (value.equals("true")) {
                    throw SnsError.invalid("Attributes Reason: local-cloud has no FIFO topics");
                }
                yield value.equals("false");
            }
            default -> false;
        };
        if (!valid) {
            throw SnsError.invalid("Attributes Reason: " + name);
        }
    }

    private static boolean isMessageSize(String value) {
        if (!value.matches("\\d{4,7}")) {
            return false;
        }
        int size = Integer.parseInt(value);
        return size >= LEAST_MESSAGE_SIZE && size <= MOST_MESSAGE_SIZE;
    }

    List<Xml> attributesOf(QueryParameters request) {
        var arn = Arn.ofTopic(request.required("TopicArn"));
        return store.transact(transaction -> {
            var topic = Topics.get(transaction, arn);
            int subscriptions = Subscriptions.of(transaction, arn).size();
            return List.of(Entries.of("Attributes", described(topic, subscriptions)));
        });
    }

    private static Map<String, String> described(Topic topic, int subscriptions) {
        var described = new TreeMap<>(topic.attributes());
        described.put("TopicArn", topic.arn());
        described.put("Owner", Topology.ACCOUNT);
        described.put("SubscriptionsConfirmed", Integer.toString(subscriptions));
        described.put("SubscriptionsPending", "0");
        described.put("SubscriptionsDeleted", Integer.toString(topic.unsubscribed()));
        described.putIfAbsent("DisplayName", "");
        described.putIfAbsent(Topic.MAXIMUM_MESSAGE_SIZE, Topic.USUAL_MESSAGE_SIZE);
        described.putIfAbsent("Policy", policyOf(topic.arn()));
        return described;
    }

    /** Says what holds here: whoever reaches the port may do everything. */
    private static String policyOf(String arn) {
        var policy = JsonMapper.shared().createObjectNode().put("Version", "2008-10-17");
        policy.putArray("Statement")
                .addObject()
                .put("Effect", "Allow")
                .put("Principal", "*")
                .put("Action", "SNS:*")
                .put("Resource", arn);
        return policy.toString();
    }

    List<Xml> list(QueryParameters request) {
        var after = Page.after(request);
        return store.transact(transaction -> {
            var page = new Page<>(Topics.after(transaction, after, Page.SIZE + 1), Topic::arn);
            return page.as("Topics", topic -> Xml.of("member", Xml.of("TopicArn", topic.arn())));
        });
    }

    /** No error if there is none. */
    List<Xml> delete(QueryParameters request) {
        var arn = Arn.ofTopic(request.required("TopicArn"));
        return store.transact(transaction -> {
            Subscriptions.removeAll(transaction, arn);
            Topics.remove(transaction, arn);
            return List.of();
        });
    }
}
