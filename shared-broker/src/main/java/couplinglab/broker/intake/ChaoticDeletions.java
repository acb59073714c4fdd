package couplinglab.broker.intake;

import couplinglab.chaos.CrashPoint;
import couplinglab.chaos.CrashPoints;
import io.awspring.cloud.sqs.listener.acknowledgement.BatchAcknowledgement;
import java.util.Collection;
import org.springframework.messaging.Message;

/** Lets the process crash when everything is done but the deletion. */
final class ChaoticDeletions implements Deletions {
    private final Deletions deletions;
    private final CrashPoints crashPoints;

    ChaoticDeletions(Deletions deletions, CrashPoints crashPoints) {
        this.deletions = deletions;
        this.crashPoints = crashPoints;
    }

    @Override
    public void delete(BatchAcknowledgement<String> batch, Collection<Message<String>> done) {
        crashPoints.reached(CrashPoint.BEFORE_DELETE);
        deletions.delete(batch, done);
    }
}
