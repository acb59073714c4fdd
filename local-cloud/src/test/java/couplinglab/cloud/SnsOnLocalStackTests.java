package couplinglab.cloud;

import couplinglab.testing.LocalStack;
import couplinglab.testing.NeedsDocker;
import java.util.EnumSet;
import java.util.Set;
import software.amazon.awssdk.services.sns.SnsClient;

@NeedsDocker
class SnsOnLocalStackTests implements SnsContract {
    private final Sqs sqs = Sqs.at(LocalStack.endpoint());
    private final SnsClient sns = OnSns.clientAt(LocalStack.endpoint());

    @Override
    public Sqs sqs() {
        return sqs;
    }

    @Override
    public SnsClient sns() {
        return sns;
    }

    @Override
    public Set<SnsDifference> differences() {
        return EnumSet.allOf(SnsDifference.class);
    }
}
