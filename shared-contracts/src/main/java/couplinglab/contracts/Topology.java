package couplinglab.contracts;

import static java.util.stream.Collectors.toUnmodifiableList;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The queues on which the services meet, the same on the embedded cloud, on LocalStack and on AWS. The one table:
 * every provisioner is compared with it. The services themselves never create a queue.
 */
public final class Topology {
    public static final String REGION = "us-east-1";
    public static final String ACCOUNT = "000000000000";

    public static final String ORDERS = "orders";
    public static final String ORDERS_DLQ = dlqOf(ORDERS);
    public static final String ORDER_CONFIRMATIONS = "order-confirmations";
    public static final String ORDER_CONFIRMATIONS_2 = "order-confirmations-2";

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
            "notifications",
            "analytics",
            "fraud-review",
            "customs",
            "deliveries",
            "deliveries-2",
            "order-import");

    private Topology() {}

    /** Every queue, dead-letter queues before the queues that name them. */
    public static List<QueueSpec> queues() {
        return Stream.concat(
                        SOURCES.stream().map(Topology::deadLetterQueue),
                        SOURCES.stream().map(Topology::source))
                .collect(toUnmodifiableList());
    }

    public static String dlqOf(String queue) {
        return queue + "-dlq";
    }

    /** The Amazon Resource Name by which a redrive policy refers to a queue. */
    public static String arnOf(String queue) {
        return "arn:aws:sqs:" + REGION + ":" + ACCOUNT + ":" + queue;
    }

    private static QueueSpec source(String name) {
        return new QueueSpec(name, VISIBILITY, LONG_POLL, RETENTION, new QueueSpec.Redrive(dlqOf(name), MAX_RECEIVES));
    }

    private static QueueSpec deadLetterQueue(String source) {
        return new QueueSpec(dlqOf(source), VISIBILITY, LONG_POLL, DLQ_RETENTION, null);
    }
}
