package couplinglab.order.relay;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * A relay that can't send leaves the service degraded: orders are accepted all the same. So a missing topic or bus shows
 * where one is used, and nowhere else.
 */
@Component
final class RelayHealth implements HealthIndicator {
    private static final Status DEGRADED = new Status("DEGRADED");

    private final Relay relay;

    RelayHealth(Relay relay) {
        this.relay = relay;
    }

    @Override
    public Health health() {
        var trouble = relay.trouble();
        return trouble == null
                ? Health.up().build()
                : Health.status(DEGRADED).withDetail("reason", trouble).build();
    }
}
