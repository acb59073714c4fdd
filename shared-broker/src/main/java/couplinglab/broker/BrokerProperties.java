package couplinglab.broker;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param queues the names of the queues that this service can't do without
 * @param probeInterval how often the broker is asked whether it is there
 * @param probeTimeout how long it may take to answer
 */
@ConfigurationProperties("broker")
record BrokerProperties(
        @DefaultValue List<String> queues,
        @DefaultValue("1s") Duration probeInterval,
        @DefaultValue("2s") Duration probeTimeout) {

    BrokerProperties {
        if (queues.isEmpty()) {
            throw new IllegalArgumentException("broker.queues must name the queues that this service can't do without");
        }
    }
}
