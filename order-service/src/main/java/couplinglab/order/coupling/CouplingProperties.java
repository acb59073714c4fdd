package couplinglab.order.coupling;

import couplinglab.order.book.CouplingMode;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param fulfillmentUrl where the fulfillment-service listens, for the tight modes
 * @param ordersQueue the queue that it listens to, for {@code queue}
 * @param topic the topic to which that queue subscribes, for {@code topic}
 * @param bus the bus with a rule for that queue, for {@code bus}
 * @param confirmationsQueue this copy's own queue, named in each order as its Return Address
 * @param firstMode the coupling at the very first start
 */
@ConfigurationProperties("order")
public record CouplingProperties(
        @DefaultValue("http://localhost:8082") URI fulfillmentUrl,
        @DefaultValue("orders") String ordersQueue,
        @DefaultValue("order-placed") String topic,
        @DefaultValue("orders") String bus,
        @DefaultValue("order-confirmations") String confirmationsQueue,
        @DefaultValue("direct") CouplingMode firstMode) {}
