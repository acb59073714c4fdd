package couplinglab.cloud;

import couplinglab.testing.LocalStack;
import couplinglab.testing.NeedsDocker;
import java.util.Set;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@NeedsDocker
class TopologyOnLocalStackTests implements TopologyContract, RoutesContract {
    private final Sqs sqs = Sqs.at(LocalStack.endpoint());
    private final SnsClient sns = RoutesContract.snsAt(LocalStack.endpoint());
    private final Events events = Events.at(LocalStack.endpoint());

    @Override
    public Sqs sqs() {
        return sqs;
    }

    @Override
    public SnsClient sns() {
        return sns;
    }

    @Override
    public Events events() {
        return events;
    }

    @Override
    public boolean asksForPolicies() {
        return true;
    }

    @Override
    public Set<QueueAttributeName> attributesOfThisCloud() {
        return Set.of(
                QueueAttributeName.MAXIMUM_MESSAGE_SIZE,
                QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                QueueAttributeName.SQS_MANAGED_SSE_ENABLED);
    }
}
