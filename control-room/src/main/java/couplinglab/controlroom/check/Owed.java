package couplinglab.controlroom.check;

import couplinglab.cloud.events.Explanation;
import couplinglab.cloud.events.Router;
import couplinglab.contracts.OrderContent;
import couplinglab.contracts.OrderLine;
import couplinglab.contracts.Topology;
import couplinglab.controlroom.ledger.OrderEvent;
import couplinglab.controlroom.process.Subscriber;
import java.util.Collection;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which subscribers are owed a copy of an order, a bit for each: those of the topic, or those that the rules name. */
final class Owed {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<OrderLine>> LINES = new TypeReference<>() {};

    private final Router bus = Router.of(Explanation.routesOf(Topology.buses().get(0)));
    private final int topic = bits(Topology.topics().get(0).queues());

    static int bit(Subscriber subscriber) {
        return 1 << Subscriber.ALL.indexOf(subscriber);
    }

    int by(Row.Order order) {
        if (order.mode().equalsIgnoreCase("topic")) {
            return topic;
        }
        return order.mode().equalsIgnoreCase("bus") ? bits(bus.targetsOf(event(order))) : 0;
    }

    private static int bits(Collection<String> queues) {
        return Subscriber.ALL.stream()
                .filter(subscriber -> queues.contains(subscriber.queue()))
                .mapToInt(Owed::bit)
                .sum();
    }

    private static String event(Row.Order order) {
        var content = new OrderContent(order.customer(), order.destination(), JSON.readValue(order.lines(), LINES));
        return new OrderEvent(
                        order.orderId(),
                        order.orderKey(),
                        content.customer(),
                        content.destination(),
                        content.lines(),
                        content.total())
                .event();
    }
}
