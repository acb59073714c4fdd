package couplinglab.controlroom.ledger;

import couplinglab.contracts.BusSpec;
import couplinglab.contracts.Topology;
import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Offer;
import couplinglab.controlroom.process.ProcessNames;
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
    private final Deaths deaths;
    private final Known known;

    /** What was found out of orders, of which there are many, by the rules or subscriptions that were in force. */
    private static final class Known {
        private final Map<Object, Map<String, Expectation>> queues = new HashMap<>();
        private final Map<BusSpec, Engine> buses = new HashMap<>();
        private final Map<Subscriptions, Engine> topics = new HashMap<>();

        Expectation of(Object routes, OrderRow order, Supplier<Expectation> asked) {
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
        this.deaths = Deaths.of(marks);
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

    /** @param firstSign when somebody first shipped or handled it, or null if nobody is known to have */
    public Expectation of(OrderRow order, Offer offer, @Nullable Instant firstSign) {
        var published = new Publishing(offer.invoked(), firstSign, firstDeath(offer));
        return switch (order.mode()) {
            case OrderRow.QUEUE -> Expectation.exactly(Set.of(Topology.ORDERS));
            case OrderRow.TOPIC -> subscriptions.expect(published, now -> queuesOf(order, now));
            case OrderRow.BUS -> rules.expect(published, now -> queuesOf(order, now));
            default -> Expectation.NOWHERE;
        };
    }

    /** Of the relay that publishes it, or the broker that it publishes it to. */
    private @Nullable Instant firstDeath(Offer offer) {
        return deaths.firstSince(offer.invoked(), offer.lane(), ProcessNames.LOCAL_CLOUD, ProcessNames.LOCALSTACK);
    }

    private Expectation queuesOf(OrderRow order, BusSpec bus) {
        return known.of(
                bus,
                order,
                () -> known.buses
                        .computeIfAbsent(bus, Engine::of)
                        .expect(order.event().event()));
    }

    private Expectation queuesOf(OrderRow order, Subscriptions topic) {
        return known.of(
                topic,
                order,
                () -> known.topics
                        .computeIfAbsent(topic, Engine::of)
                        .expect(order.event().message()));
    }
}
