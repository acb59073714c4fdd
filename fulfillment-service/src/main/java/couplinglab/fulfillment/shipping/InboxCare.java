package couplinglab.fulfillment.shipping;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the inbox's counts, and lets it forget what no queue can deliver any more. */
@Component
public class InboxCare {
    private static final Logger LOG = LoggerFactory.getLogger(InboxCare.class);

    private final Inbox inbox;
    private final ShipmentCounter counter;
    private final Clock clock;
    private final Duration retention;

    InboxCare(Inbox inbox, ShipmentCounter counter, Clock clock, Retention retention) {
        this.inbox = inbox;
        this.counter = counter;
        this.clock = clock;
        this.retention = retention.inboxRetention();
    }

    public InboxCounts counts() {
        return counter.read();
    }

    @Scheduled(initialDelayString = "1h", fixedDelayString = "1h")
    void tidy() {
        var forgotten = inbox.forgetOlderThan(clock.instant().minus(retention));
        if (forgotten > 0) {
            LOG.info("The inbox forgot {} orders older than {}", forgotten, retention);
        }
    }

    /**
     * @param inboxRetention longer than a message can live: 4 days in the queue and 14 in its dead letters
     */
    @ConfigurationProperties("fulfillment")
    record Retention(@DefaultValue("30d") Duration inboxRetention) {}
}
