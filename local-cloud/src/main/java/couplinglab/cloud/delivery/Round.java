package couplinglab.cloud.delivery;

import couplinglab.cloud.store.EventStore;
import couplinglab.cloud.store.Transaction;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a queue what has waited longest for it, and stores what came of that. */
record Round(EventStore store, QueueDoor door, Clock clock, Backoff backoff, Post post) {
    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    /** Where dead letters are posted. */
    interface Post {
        void add(Transaction transaction, List<Parcel> parcels) throws SQLException;
    }

    Lane.Rest of(String queue) {
        var parcels = batch(store.transact(transaction -> ParcelTable.oldest(transaction, queue, Lane.MAX_LETTERS)));
        if (parcels.isEmpty()) {
            return new Lane.Rest.UntilWoken();
        }
        var outcomes = handOver(queue, parcels);
        int failures = store.transact(transaction -> {
            int most = 0;
            for (int index = 0; index < parcels.size(); index++) {
                most = Math.max(most, settle(transaction, parcels.get(index), outcomes.get(index)));
            }
            return most;
        });
        return failures == 0 ? new Lane.Rest.NotAtAll() : new Lane.Rest.For(backoff.after(failures));
    }

    private List<Outcome> handOver(String queue, List<StoredParcel> parcels) {
        try {
            var letters =
                    parcels.stream().map(parcel -> parcel.parcel().letter()).toList();
            return door.deliver(queue, letters);
        } catch (RuntimeException e) {
            var outcome = new Outcome.Unavailable("INTERNAL_ERROR", e.getClass().getSimpleName());
            return parcels.stream().map(parcel -> (Outcome) outcome).toList();
        }
    }

    private static List<StoredParcel> batch(List<StoredParcel> oldest) {
        var batch = new ArrayList<StoredParcel>();
        int bytes = 0;
        for (var parcel : oldest) {
            bytes += parcel.parcel().letter().size();
            if (!batch.isEmpty() && bytes > Letter.MAX_BYTES) {
                break;
            }
            batch.add(parcel);
        }
        return batch;
    }

    /** @return how often it has failed and is to be tried again; 0 if it is done with */
    private int settle(Transaction transaction, StoredParcel parcel, Outcome outcome) throws SQLException {
        if (outcome instanceof Outcome.Refused refused) {
            bury(transaction, parcel, new Failure(refused.code(), refused.message(), "", parcel.failures()));
        } else if (outcome instanceof Outcome.Unavailable unavailable) {
            var exhausted = exhausted(parcel);
            if (exhausted.isEmpty()) {
                ParcelTable.failedAgain(transaction, parcel);
                return parcel.failures() + 1;
            }
            bury(
                    transaction,
                    parcel,
                    new Failure(unavailable.code(), unavailable.message(), exhausted, parcel.failures()));
        } else {
            ParcelTable.remove(transaction, parcel);
        }
        return 0;
    }

    private String exhausted(StoredParcel parcel) {
        var retries = parcel.parcel().retries();
        if (parcel.failures() >= retries.retries()) {
            return Failure.RETRIES;
        }
        var age = Duration.between(parcel.accepted(), clock.instant());
        return age.compareTo(retries.age()) >= 0 ? Failure.AGE : "";
    }

    /** A dead letter has nowhere else to go, so that it has the longest policy there is, whatever its target has. */
    private void bury(Transaction transaction, StoredParcel stored, Failure failure) throws SQLException {
        var parcel = stored.parcel();
        ParcelTable.remove(transaction, stored);
        if (parcel.deadLetterQueue() == null) {
            LOG.warn(
                    "Dropped after {} retries, for there is no dead-letter queue: {} ({})",
                    failure.retries(),
                    parcel.origin(),
                    failure.code());
            ParcelTable.countDropped(transaction);
            return;
        }
        post.add(
                transaction,
                List.of(new Parcel(
                        parcel.deadLetterQueue(),
                        failure.deadLetter(parcel),
                        parcel.origin(),
                        RetryPolicy.OF_TOPICS,
                        null)));
    }
}
