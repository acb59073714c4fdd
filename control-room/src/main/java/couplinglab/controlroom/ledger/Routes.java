package couplinglab.controlroom.ledger;

import couplinglab.cloud.events.Explanation;
import couplinglab.cloud.events.Router;
import couplinglab.cloud.sns.TopicRouter;
import couplinglab.contracts.BusSpec;
import couplinglab.contracts.Topology;
import couplinglab.controlroom.history.Mark;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * To which queues topic and bus copy an order, given when it can have been published. Begins with the {@link Topology};
 * the marks of a history tell of every change since. Not thread-safe.
 */
public final class Routes {
    private final Periods<BusSpec> rules;
    private final Periods<Subscriptions> subscriptions;
    private final Known known;

    /** What was found out of orders, of which there are many, by the rules or subscriptions that were in force. */
    private static final class Known {
        private final Map<Object, Map<String, Set<String>>> queues = new HashMap<>();
        private final Map<BusSpec, Router> buses = new HashMap<>();
        private final Map<Subscriptions, TopicRouter> topics = new HashMap<>();

        Set<String> of(Object routes, OrderRow order, Supplier<Set<String>> asked) {
            return queues.computeIfAbsent(routes, any -> new HashMap<>())
                    .computeIfAbsent(order.orderId(), any -> asked.get());
        }
    }

    /**
     * The queues that get a copy of one order.
     *
     * @param certain those that must
     * @param possible those that may; while routes change, a publish may follow the old ones or the new ones
     */
    public record Expectation(Set<String> certain, Set<String> possible) {
        static final Expectation NOWHERE = new Expectation(Set.of(), Set.of());

        public Expectation {
            certain = Set.copyOf(certain);
            possible = Set.copyOf(possible);
        }

        static Expectation exactly(Set<String> queues) {
            return new Expectation(queues, queues);
        }
    }

    private Routes(List<Mark> marks, Known known) {
        this.rules = Periods.of(RouteMarks.RULES, marks);
        this.subscriptions = Periods.of(RouteMarks.SUBSCRIPTIONS, marks);
        this.known = known;
    }

    /** Those of the marks of a history, in their order. */
    public static Routes of(List<Mark> marks) {
        return new Routes(marks, new Known());
    }

    /** The same knowledge of orders, for marks to which more were added. */
    Routes at(List<Mark> marks) {
        return new Routes(marks, known);
    }

    /**
     * @param from before which it was not published
     * @param to after which it was not published for the first time, or null if nobody knows
     */
    public Expectation of(OrderRow order, Instant from, @Nullable Instant to) {
        return switch (order.mode()) {
            case OrderRow.QUEUE -> Expectation.exactly(Set.of(Topology.ORDERS));
            case OrderRow.TOPIC -> subscriptions.expect(from, to, now -> queuesOf(order, now));
            case OrderRow.BUS -> rules.expect(from, to, now -> queuesOf(order, now));
            default -> Expectation.NOWHERE;
        };
    }

    private Set<String> queuesOf(OrderRow order, BusSpec bus) {
        return known.of(
                bus,
                order,
                () -> known.buses
                        .computeIfAbsent(bus, rules -> Router.of(Explanation.routesOf(rules)))
                        .targetsOf(order.event().event()));
    }

    private Set<String> queuesOf(OrderRow order, Subscriptions topic) {
        return known.of(
                topic,
                order,
                () -> known.topics
                        .computeIfAbsent(topic, now -> TopicRouter.of(now.routes()))
                        .targetsOf(order.event().message()));
    }
}
