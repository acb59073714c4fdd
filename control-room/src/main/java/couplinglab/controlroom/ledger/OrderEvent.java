package couplinglab.controlroom.ledger;

import couplinglab.contracts.OrderLine;
import couplinglab.contracts.Topology;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An order as topic and bus see it, as far as filter policies and rules may look: what else is in a message, such as its
 * reply queue, or around it, such as the time of an event, differs with each and is not known here.
 */
public record OrderEvent(
        String orderId,
        @Nullable String key,
        String customer,
        String destination,
        List<OrderLine> lines,
        BigDecimal total) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public OrderEvent {
        lines = List.copyOf(lines);
    }

    /** As it is published to a topic. */
    public String message() {
        return JSON.writeValueAsString(this);
    }

    /** As it is put on a bus. */
    public String event() {
        return JSON.writeValueAsString(
                Map.of("source", Topology.ORDER_SOURCE, "detail-type", Topology.ORDER_PLACED_TYPE, "detail", this));
    }
}
