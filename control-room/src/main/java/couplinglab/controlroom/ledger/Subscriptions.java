package couplinglab.controlroom.ledger;

import couplinglab.cloud.sns.TopicRouter;
import couplinglab.contracts.TopicSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The subscriptions of a topic, as far as they decide who gets a copy of an order: in an order of their own, so that two
 * that copy alike are equal. Whether delivery is raw is not asked.
 */
public record Subscriptions(String topic, List<TopicRouter.Route> routes) {
    public Subscriptions {
        routes = routes.stream()
                .sorted(Comparator.comparing(TopicRouter.Route::queue)
                        .thenComparing(route -> Objects.toString(route.policy(), "")))
                .toList();
    }

    static Subscriptions of(TopicSpec topic) {
        return new Subscriptions(
                topic.name(),
                topic.queues().stream()
                        .map(queue -> new TopicRouter.Route(queue, null, null))
                        .toList());
    }
}
