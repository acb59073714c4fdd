package couplinglab.cloud;

import couplinglab.testing.LocalStack;
import couplinglab.testing.NeedsDocker;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@NeedsDocker
class TopologyOnLocalStackTests implements TopologyContract {
    private final Sqs sqs = Sqs.at(LocalStack.endpoint());

    @Override
    public Sqs sqs() {
        return sqs;
    }

    @Override
    public Set<QueueAttributeName> attributesOfThisCloud() {
        return Set.of(
                QueueAttributeName.MAXIMUM_MESSAGE_SIZE,
                QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                QueueAttributeName.SQS_MANAGED_SSE_ENABLED);
    }
}
