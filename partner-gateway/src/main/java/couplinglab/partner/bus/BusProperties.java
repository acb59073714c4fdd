package couplinglab.partner.bus;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param name of the bus
 * @param timeout how long one call of the bus may take, its retries included: who waits for an answer of the webhook
 *     waits for two of them
 */
@ConfigurationProperties("partner.bus")
record BusProperties(
        @DefaultValue("orders") String name,
        @DefaultValue("3s") Duration timeout) {}
