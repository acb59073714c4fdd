package couplinglab.cloud;

import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import software.amazon.awssdk.services.sns.SnsClient;

class SnsOnLocalCloudTests implements SnsContract {
    private final LocalCloud cloud = LocalCloud.start(CloudSettings.inMemory());
    private final Sqs sqs = Sqs.at(cloud.sqsEndpoint());
    private final SnsClient sns = OnSns.clientAt(cloud.eventsEndpoint());

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
        return Set.of();
    }

    @AfterAll
    void end() {
        cloud.close();
    }
}
