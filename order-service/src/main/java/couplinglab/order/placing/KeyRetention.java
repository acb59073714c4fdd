package couplinglab.order.placing;

import couplinglab.order.book.Orders;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets keys after 30 days: longer than a message can live (4 days in the queue and 14 in its dead letters), so that
 * no key is free again while an order under it may still be fulfilled.
 */
@Component
class KeyRetention {
    static final Duration KEPT = Duration.ofDays(30);
    private static final Logger LOG = LoggerFactory.getLogger(KeyRetention.class);

    private final Orders orders;
    private final Clock clock;

    KeyRetention(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        int forgotten = orders.forgetKeysBoundBefore(clock.instant().minus(KEPT));
        if (forgotten > 0) {
            LOG.info("Forgot {} idempotency keys older than {} days", forgotten, KEPT.toDays());
        }
    }
}
