package couplinglab.controlroom.ledger;

import couplinglab.cloud.events.Explanation;
import couplinglab.cloud.events.Router;
import couplinglab.cloud.sns.TopicRouter;
import couplinglab.cloud.wire.AwsError;
import couplinglab.contracts.BusSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides which queues get a copy of an order under one set of rules or subscriptions. A pattern or filter policy that AWS
 * would refuse, and some other cloud took, can't be judged: it may lead to its queues, and owes them nothing.
 */
final class Engine {
    private final Function<String, Set<String>> judged;
    private final Set<String> unjudged;

    private Engine(Function<String, Set<String>> judged, Set<String> unjudged) {
        this.judged = judged;
        this.unjudged = unjudged;
    }

    static Engine of(BusSpec bus) {
        var readable = new ArrayList<Explanation.Route>();
        var unjudged = new HashSet<String>();
        for (var route : Explanation.routesOf(bus)) {
            if (route.refusal() == null) {
                readable.add(route);
            } else {
                unjudged.addAll(route.targets());
            }
        }
        return new Engine(Router.of(readable)::targetsOf, unjudged);
    }

    static Engine of(Subscriptions topic) {
        var readable = new ArrayList<TopicRouter.Route>();
        var unjudged = new HashSet<String>();
        for (var route : topic.routes()) {
            try {
                TopicRouter.of(List.of(route));
                readable.add(route);
            } catch (AwsError unreadable) {
                unjudged.add(route.queue());
            }
        }
        return new Engine(TopicRouter.of(readable)::targetsOf, unjudged);
    }

    /** @param text the order, as topic or bus see it */
    Routes.Expectation expect(String text) {
        var certain = judged.apply(text);
        var possible = new HashSet<>(unjudged);
        possible.addAll(certain);
        return new Routes.Expectation(certain, possible);
    }
}
