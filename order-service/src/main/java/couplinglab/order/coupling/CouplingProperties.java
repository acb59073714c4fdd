package couplinglab.order.coupling;

import couplinglab.order.book.CouplingMode;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param fulfillmentUrl where the fulfillment-service listens, for the tight modes
 * @param ordersQueue the queue that it listens to, for the loose modes
 * @param confirmationsQueue this copy's own queue, named in each order as its Return Address
 * @param firstMode the coupling at the very first start
 */
@ConfigurationProperties("order")
public record CouplingProperties(
        @DefaultValue("http://localhost:8082") URI fulfillmentUrl,
        @DefaultValue("orders") String ordersQueue,
        @DefaultValue("order-confirmations") String confirmationsQueue,
        @DefaultValue("direct") CouplingMode firstMode) {}
