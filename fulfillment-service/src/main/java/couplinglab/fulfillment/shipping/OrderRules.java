package couplinglab.fulfillment.shipping;

import couplinglab.contracts.ContractViolation;
import couplinglab.contracts.OrderPlaced;
import couplinglab.contracts.Topology;
import java.util.stream.Collectors;

/** What this consumer asks of an order beyond the contract's shape. */
public final class OrderRules {
    private OrderRules() {}

    /**
     * The same order.
     *
     * @throws ContractViolation naming the field that is not acceptable
     */
    public static OrderPlaced require(OrderPlaced order) {
        if (!Topology.REPLY_QUEUES.contains(order.replyTo())) {
            throw new ContractViolation(
                    "replyTo",
                    "must be one of " + Topology.REPLY_QUEUES.stream().sorted().collect(Collectors.joining(", ")));
        }
        return order;
    }
}
