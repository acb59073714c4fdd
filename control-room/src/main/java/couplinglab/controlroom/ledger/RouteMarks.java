package couplinglab.controlroom.ledger;

import couplinglab.contracts.BusSpec;
import couplinglab.contracts.Topology;
import couplinglab.controlroom.history.Mark;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a history tells of changes in what is copied to whom. Immutable.
 *
 * @param asked from this mark on the new routes may be in force
 * @param answered from this mark on they are
 * @param subject of the marks: the name of the bus or topic
 * @param first as the {@link Topology} has it
 */
public record RouteMarks<T>(Mark.Kind asked, Mark.Kind answered, String subject, Class<T> type, T first) {
    public static final RouteMarks<BusSpec> RULES = new RouteMarks<>(
            Mark.Kind.RULES_ASKED,
            Mark.Kind.RULES_ANSWERED,
            Topology.ORDERS_BUS,
            BusSpec.class,
            rules(Topology.buses().get(0).rules()));

    public static final RouteMarks<Subscriptions> SUBSCRIPTIONS = new RouteMarks<>(
            Mark.Kind.SUBSCRIPTIONS_ASKED,
            Mark.Kind.SUBSCRIPTIONS_ANSWERED,
            Topology.ORDER_PLACED_TOPIC,
            Subscriptions.class,
            Subscriptions.of(Topology.topics().get(0)));

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Of rules, only the routes matter. */
    private static final String ANY_INPUT = "";

    /** The rules of the bus, so that two sets that copy alike are equal. */
    public static BusSpec rules(List<BusSpec.Rule> rules) {
        return new BusSpec(
                Topology.ORDERS_BUS,
                rules.stream()
                        .map(rule -> new BusSpec.Rule(
                                rule.name(),
                                rule.pattern(),
                                ANY_INPUT,
                                rule.queues().stream().sorted().toList()))
                        .sorted(Comparator.comparing(BusSpec.Rule::name))
                        .toList());
    }

    /** As a mark tells of them. */
    public String detailOf(T routes) {
        return JSON.writeValueAsString(routes);
    }

    /** What such a mark tells. */
    public T routesOf(Mark mark) {
        return JSON.readValue(String.valueOf(mark.detail()), type);
    }
}
