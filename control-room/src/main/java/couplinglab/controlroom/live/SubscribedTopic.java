package couplinglab.controlroom.live;

import couplinglab.cloud.sns.TopicRouter;
import couplinglab.contracts.Topology;
import couplinglab.controlroom.ledger.Subscriptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;

/**
 * The subscriptions of the lab's topic, as they are now. Thread-safe. A call throws
 * {@link software.amazon.awssdk.core.exception.SdkException} if the broker does not answer.
 */
final class SubscribedTopic implements AutoCloseable {
    private static final String TOPIC = Topology.ORDER_PLACED_TOPIC;
    private static final String OF_QUEUES = "sqs";

    private final SnsClient sns;

    SubscribedTopic(URI endpoint) {
        sns = SnsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(Topology.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("lab", "lab")))
                .httpClientBuilder(Apache5HttpClient.builder().connectionTimeout(Duration.ofSeconds(1)))
                .build();
    }

    /** Those that lead to queues. */
    Subscriptions subscriptions() {
        var arn = Topology.topicArnOf(TOPIC);
        var routes = sns.listSubscriptionsByTopicPaginator(request -> request.topicArn(arn)).subscriptions().stream()
                .filter(subscription -> OF_QUEUES.equals(subscription.protocol()))
                .map(this::route)
                .toList();
        return new Subscriptions(TOPIC, List.copyOf(routes));
    }

    private TopicRouter.Route route(Subscription subscription) {
        var attributes = sns.getSubscriptionAttributes(
                        request -> request.subscriptionArn(subscription.subscriptionArn()))
                .attributes();
        var queue = subscription.endpoint().substring(subscription.endpoint().lastIndexOf(':') + 1);
        var policy = attributes.get("FilterPolicy");
        return new TopicRouter.Route(queue, policy, policy == null ? null : attributes.get("FilterPolicyScope"));
    }

    @Override
    public void close() {
        sns.close();
    }
}
