package couplinglab.controlroom.ledger;

import couplinglab.cloud.events.Explanation;
import couplinglab.cloud.events.Router;
import couplinglab.contracts.BusSpec;
import couplinglab.contracts.Topology;
import couplinglab.controlroom.history.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * To which queues topic and bus copy an order, given when it can have been published. Begins with the {@link Topology};
 * the marks of a history tell of every change since. Not thread-safe.
 */
public final class Routes {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Of each order that was looked at, by the rules that were in force. */
    private final Map<BusSpec, Map<String, Set<String>>> known;

    private final Map<BusSpec, Router> routers = new HashMap<>();
    private final List<Period> periods;

    /**
     * @param asked from when on the rules may have been in force
     * @param since from when on they were; null if nobody knows
     */
    private record Period(Instant asked, @Nullable Instant since, BusSpec rules) {}

    /**
     * The queues that get a copy of one order.
     *
     * @param certain those that must
     * @param possible those that may; while rules change, a publish may follow the old ones or the new ones
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

    private Routes(List<Period> periods, Map<BusSpec, Map<String, Set<String>>> known) {
        this.periods = periods;
        this.known = known;
    }

    /** Those of the marks of a history, in their order. */
    public static Routes of(List<Mark> marks) {
        return new Routes(periods(marks), new HashMap<>());
    }

    private static List<Period> periods(List<Mark> marks) {
        var periods = new ArrayList<Period>();
        periods.add(new Period(Instant.MIN, Instant.MIN, Topology.buses().get(0)));
        for (var mark : marks) {
            if (mark.kind() == Mark.Kind.RULES_ASKED) {
                periods.add(new Period(mark.at(), null, rules(String.valueOf(mark.detail()))));
            } else if (mark.kind() == Mark.Kind.RULES_ANSWERED) {
                var last = periods.remove(periods.size() - 1);
                periods.add(new Period(last.asked(), mark.at(), last.rules()));
            }
        }
        return periods;
    }

    /** The same knowledge of orders, for marks to which more were added. */
    Routes at(List<Mark> marks) {
        return new Routes(periods(marks), known);
    }

    /** As a mark tells of them. */
    public static String detailOf(BusSpec rules) {
        return JSON.writeValueAsString(rules);
    }

    public static BusSpec rules(String detail) {
        return JSON.readValue(detail, BusSpec.class);
    }

    /**
     * @param from before which it was not published
     * @param to after which it was not published for the first time, or null if nobody knows
     */
    public Expectation of(OrderRow order, Instant from, @Nullable Instant to) {
        return switch (order.mode()) {
            case OrderRow.QUEUE -> Expectation.exactly(Set.of(Topology.ORDERS));
            case OrderRow.TOPIC ->
                Expectation.exactly(Set.copyOf(Topology.topics().get(0).queues()));
            case OrderRow.BUS -> ofBus(order, from, to);
            default -> Expectation.NOWHERE;
        };
    }

    private Expectation ofBus(OrderRow order, Instant from, @Nullable Instant to) {
        @Nullable Set<String> certain = null;
        var possible = new HashSet<String>();
        for (int i = 0; i < periods.size(); i++) {
            var end = i + 1 < periods.size() ? periods.get(i + 1).since() : null;
            boolean over = end != null && end.isBefore(from);
            if (!over && (to == null || !periods.get(i).asked().isAfter(to))) {
                var queues = queuesOf(order, periods.get(i).rules());
                possible.addAll(queues);
                certain = certain == null ? new HashSet<>(queues) : certain;
                certain.retainAll(queues);
            }
        }
        return new Expectation(certain == null ? Set.of() : certain, possible);
    }

    private Set<String> queuesOf(OrderRow order, BusSpec rules) {
        return known.computeIfAbsent(rules, any -> new HashMap<>())
                .computeIfAbsent(
                        order.orderId(),
                        any -> routers.computeIfAbsent(rules, Routes::router).targetsOf(event(order)));
    }

    private static Router router(BusSpec rules) {
        return Router.of(Explanation.routesOf(rules));
    }

    /** As far as a rule may look: what else is in an event of an order differs with each. */
    private static String event(OrderRow order) {
        return JSON.writeValueAsString(
                Map.of("source", Topology.ORDER_SOURCE, "detail-type", Topology.ORDER_PLACED_TYPE, "detail", order));
    }
}
