package couplinglab.contracts;

import static java.util.stream.Collectors.toUnmodifiableList;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The queues, the topic and the bus on which the services meet, the same on the embedded cloud, on LocalStack and on AWS. The one table:
 * every provisioner is compared with it. The services themselves never create any of them.
 */
public final class Topology {
    public static final String REGION = "us-east-1";
    public static final String ACCOUNT = "000000000000";

    public static final String ORDERS = "orders";
    public static final String ORDERS_DLQ = dlqOf(ORDERS);
    public static final String ORDER_CONFIRMATIONS = "order-confirmations";
    public static final String ORDER_CONFIRMATIONS_2 = "order-confirmations-2";

    public static final String NOTIFICATIONS = "notifications";
    public static final String ANALYTICS = "analytics";
    public static final String FRAUD_REVIEW = "fraud-review";
    public static final String CUSTOMS = "customs";
    public static final String DELIVERIES = "deliveries";
    public static final String DELIVERIES_2 = "deliveries-2";
    public static final String ORDER_IMPORT = "order-import";

    /** The topic to which orders are published. */
    public static final String ORDER_PLACED_TOPIC = "order-placed";

    /** The bus on which orders and the events of partners are put. */
    public static final String ORDERS_BUS = "orders";

    /** What an event says of an order's origin ({@code source}) and of its kind ({@code detail-type}). */
    public static final String ORDER_SOURCE = "couplinglab.orders";

    public static final String ORDER_PLACED_TYPE = "OrderPlaced";

    /** The same of what the carrier reports: an {@link OrderDelivered}. */
    public static final String CARRIER_SOURCE = "partner.carrier";

    public static final String ORDER_DELIVERED_TYPE = "OrderDelivered";

    /** The bus that every account has, on which AWS's own services put their events. */
    public static final String DEFAULT_BUS = "default";

    /** Where files of orders are dropped; not on the embedded cloud, which has no S3. */
    public static final String ORDER_IMPORTS_BUCKET = "order-imports";

    /** The queues that an order may name as its Return Address. */
    public static final Set<String> REPLY_QUEUES = Set.of(ORDER_CONFIRMATIONS, ORDER_CONFIRMATIONS_2);

    public static final int MAX_RECEIVES = 5;
    private static final Duration VISIBILITY = Duration.ofSeconds(10);
    private static final Duration LONG_POLL = Duration.ofSeconds(20);
    private static final Duration RETENTION = Duration.ofDays(4);
    private static final Duration DLQ_RETENTION = Duration.ofDays(14);

    private static final List<String> SOURCES = List.of(
            ORDERS,
            ORDER_CONFIRMATIONS,
            ORDER_CONFIRMATIONS_2,
            NOTIFICATIONS,
            ANALYTICS,
            FRAUD_REVIEW,
            CUSTOMS,
            DELIVERIES,
            DELIVERIES_2,
            ORDER_IMPORT);

    /** What the queues get of an event: the order itself, as from SQS and from the topic. */
    private static final String PLAIN = "$.detail";

    private Topology() {}

    /** Every queue, dead-letter queues before the queues that name them. */
    public static List<QueueSpec> queues() {
        return Stream.concat(
                        SOURCES.stream().map(Topology::deadLetterQueue),
                        SOURCES.stream().map(Topology::source))
                .collect(toUnmodifiableList());
    }

    public static List<TopicSpec> topics() {
        return List.of(new TopicSpec(ORDER_PLACED_TOPIC, List.of(ORDERS, NOTIFICATIONS, ANALYTICS)));
    }

    public static List<BusSpec> buses() {
        return List.of(new BusSpec(
                ORDERS_BUS,
                List.of(
                        new BusSpec.Rule("every-order", ordersWith(""), PLAIN, List.of(ORDERS)),
                        new BusSpec.Rule(
                                "high-value",
                                ordersWith(",\"detail\":{\"total\":[{\"numeric\":[\">=\",1000]}]}"),
                                PLAIN,
                                List.of(FRAUD_REVIEW)),
                        new BusSpec.Rule(
                                "export",
                                ordersWith(",\"detail\":{\"destination\":[{\"anything-but\":[\"US\"]}]}"),
                                PLAIN,
                                List.of(CUSTOMS)),
                        new BusSpec.Rule(
                                "carrier-events",
                                "{\"source\":[\"" + CARRIER_SOURCE + "\"]}",
                                PLAIN,
                                List.of(DELIVERIES, DELIVERIES_2)))));
    }

    /** A rule of the {@link #DEFAULT_BUS}, where there is an S3: each object that appears in the bucket is to be imported. */
    public static BusSpec.Rule importRule() {
        return new BusSpec.Rule(
                "order-imports",
                "{\"source\":[\"aws.s3\"],\"detail-type\":[\"Object Created\"],\"detail\":{\"bucket\":{\"name\":[\""
                        + ORDER_IMPORTS_BUCKET + "\"]}}}",
                PLAIN,
                List.of(ORDER_IMPORT));
    }

    private static String ordersWith(String more) {
        return "{\"source\":[\"" + ORDER_SOURCE + "\"],\"detail-type\":[\"" + ORDER_PLACED_TYPE + "\"]" + more + "}";
    }

    public static String dlqOf(String queue) {
        return queue + "-dlq";
    }

    /** The Amazon Resource Name by which a redrive policy refers to a queue. */
    public static String arnOf(String queue) {
        return "arn:aws:sqs:" + REGION + ":" + ACCOUNT + ":" + queue;
    }

    public static String topicArnOf(String topic) {
        return "arn:aws:sns:" + REGION + ":" + ACCOUNT + ":" + topic;
    }

    public static String busArnOf(String bus) {
        return "arn:aws:events:" + REGION + ":" + ACCOUNT + ":event-bus/" + bus;
    }

    /** That of the default bus does not name it. */
    public static String ruleArnOf(String bus, String rule) {
        var path = bus.equals(DEFAULT_BUS) ? rule : bus + "/" + rule;
        return "arn:aws:events:" + REGION + ":" + ACCOUNT + ":rule/" + path;
    }

    private static QueueSpec source(String name) {
        return new QueueSpec(name, VISIBILITY, LONG_POLL, RETENTION, new QueueSpec.Redrive(dlqOf(name), MAX_RECEIVES));
    }

    private static QueueSpec deadLetterQueue(String source) {
        return new QueueSpec(dlqOf(source), VISIBILITY, LONG_POLL, DLQ_RETENTION, null);
    }
}
