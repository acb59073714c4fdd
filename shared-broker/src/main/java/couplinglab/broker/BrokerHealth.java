package couplinglab.broker;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** A broker that is not there is a degraded broker, not a dead service. */
final class BrokerHealth implements HealthIndicator {
    private static final Status DEGRADED = new Status("DEGRADED");

    private final Broker broker;

    BrokerHealth(Broker broker) {
        this.broker = broker;
    }

    @Override
    public Health health() {
        var reason = broker.degradedBecause();
        return reason == null
                ? Health.up().build()
                : Health.status(DEGRADED).withDetail("reason", reason).build();
    }
}
