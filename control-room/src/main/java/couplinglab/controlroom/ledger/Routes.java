package couplinglab.controlroom.ledger;

import couplinglab.contracts.BusSpec;
import couplinglab.contracts.Topology;
import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Offer;
import couplinglab.controlroom.history.Publish;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

        /** Of two attempts. */
        private Expectation and(Expectation other) {
            return new Expectation(both(certain, other.certain), both(possible, other.possible));
        }

        /** Of an attempt that may have failed. */
        private Expectation uncertain() {
            return new Expectation(Set.of(), possible);
        }

        private static Set<String> both(Set<String> one, Set<String> other) {
            return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
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

    /** @param publishes of this order; while none is known that was acknowledged, it may have been published at any time */
    public Expectation of(OrderRow order, Offer offer, List<Publish> publishes) {
        return switch (order.mode()) {
            case OrderRow.QUEUE -> Expectation.exactly(Set.of(Topology.ORDERS));
            case OrderRow.TOPIC ->
                expect(offer, publishes, (from, to) -> subscriptions.expect(from, to, now -> queuesOf(order, now)));
            case OrderRow.BUS ->
                expect(offer, publishes, (from, to) -> rules.expect(from, to, now -> queuesOf(order, now)));
            default -> Expectation.NOWHERE;
        };
    }

    @FunctionalInterface
    private interface Sent {
        Expectation between(Instant from, @Nullable Instant to);
    }

    /** Each attempt that was acknowledged owes its copies; one whose end nobody heard may have brought some, then or later. */
    private static Expectation expect(Offer offer, List<Publish> publishes, Sent sent) {
        boolean over = false;
        var expectation = Expectation.NOWHERE;
        for (var publish : publishes) {
            over |= publish.outcome() != Publish.Outcome.UNKNOWN;
            expectation = expectation.and(
                    switch (publish.outcome()) {
                        case ACKNOWLEDGED -> sent.between(publish.begunAt(), publish.endedAt());
                        case REFUSED -> Expectation.NOWHERE;
                        case UNKNOWN -> sent.between(publish.begunAt(), null).uncertain();
                    });
        }
        return over ? expectation : sent.between(offer.invoked(), null);
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
