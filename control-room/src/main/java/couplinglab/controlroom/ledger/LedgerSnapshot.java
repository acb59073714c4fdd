package couplinglab.controlroom.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as of one moment.
 *
 * @param settled whether nothing is under way, so that what is missing is lost
 * @param unsettled what is in the way of that, in words
 * @param total both lanes together
 * @param lanes each copy of order-service by its name
 * @param subscribers each subscriber that ever ran
 * @param notSent arrivals for which there was no room; they were never offered
 * @param duplicates messages that the consumer's inbox absorbed, since its database began; null if never read
 * @param queues the queues' own estimates, as last read
 */
public record LedgerSnapshot(
        Instant at,
        boolean settled,
        List<String> unsettled,
        Account total,
        Map<String, Account> lanes,
        List<SubscriberAccount> subscribers,
        long notSent,
        @Nullable Long duplicates,
        List<QueueCount> queues) {}
