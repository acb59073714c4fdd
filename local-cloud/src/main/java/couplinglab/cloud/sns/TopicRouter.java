package couplinglab.cloud.sns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * To which queues a topic copies a message, for those who ask of many messages. It needs no server, and decides by the same
 * filter policies as SNS. Immutable, hence thread-safe.
 */
public final class TopicRouter {
    private final List<Filtered> subscriptions;

    /**
     * A subscription, as far as it decides who gets a copy.
     *
     * @param queue by any name
     * @param policy its filter policy, in JSON; null where it takes each message
     * @param scope of the policy, as SNS spells it; null for its default, the attributes
     */
    public record Route(
            String queue, @Nullable String policy, @Nullable String scope) {}

    private record Filtered(String queue, FilterPolicy filter) {}

    private TopicRouter(List<Filtered> subscriptions) {
        this.subscriptions = List.copyOf(subscriptions);
    }

    /** @throws couplinglab.cloud.wire.AwsError if a filter policy is none */
    public static TopicRouter of(List<Route> routes) {
        var subscriptions = new ArrayList<Filtered>();
        routes.forEach(route -> subscriptions.add(new Filtered(route.queue(), filter(route))));
        return new TopicRouter(subscriptions);
    }

    /**
     * The queues whose subscriptions take it.
     *
     * @param body of a message without attributes
     */
    public Set<String> targetsOf(String body) {
        var fields = new Fields(new Message("", body, body, null, Map.of()));
        var queues = new TreeSet<String>();
        for (var subscription : subscriptions) {
            if (subscription.filter().takes(fields)) {
                queues.add(subscription.queue());
            }
        }
        return queues;
    }

    private static FilterPolicy filter(Route route) {
        var given = new HashMap<String, String>();
        if (route.policy() != null) {
            given.put(SubscriptionAttributes.FILTER_POLICY, route.policy());
        }
        if (route.scope() != null) {
            given.put(SubscriptionAttributes.FILTER_POLICY_SCOPE, route.scope());
        }
        return new SubscriptionAttributes(given).filter();
    }
}
