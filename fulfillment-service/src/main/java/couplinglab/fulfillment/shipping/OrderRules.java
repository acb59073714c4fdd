package couplinglab.fulfillment.shipping;

import couplinglab.contracts.ContractViolation;
import couplinglab.contracts.OrderPlaced;
import couplinglab.contracts.Topology;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What this consumer asks of an order beyond the contract's shape. */
public final class OrderRules {
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

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
        if (order.key() != null && !KEY.matcher(order.key()).matches()) {
            throw new ContractViolation("key", "must be 1 to 255 visible ASCII characters, or left out");
        }
        return order;
    }
}
