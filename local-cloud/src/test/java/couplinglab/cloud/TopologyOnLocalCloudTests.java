package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.Topology;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class TopologyOnLocalCloudTests implements TopologyContract, RoutesContract {
    private final LocalCloud cloud = LocalCloud.start(CloudSettings.inMemory());
    private final Sqs sqs = Sqs.at(cloud.sqsEndpoint());
    private final SnsClient sns = RoutesContract.snsAt(cloud.eventsEndpoint());
    private final Events events = Events.at(cloud.eventsEndpoint());

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
        return false;
    }

    @Override
    public Set<QueueAttributeName> attributesOfThisCloud() {
        return Set.of();
    }

    /** ElasticMQ keeps messages for ever. Should it learn to forget, this cloud has to say for how long. */
    @Test
    @Override
    public void keepsMessagesForAsLongAsTheTableSays() {
        assertSaysNothingOf(QueueAttributeName.MESSAGE_RETENTION_PERIOD);
    }

    @Test
    @Override
    public void takesMessagesUpToTheLimitOfSqs() {
        assertSaysNothingOf(QueueAttributeName.MAXIMUM_MESSAGE_SIZE);
    }

    private void assertSaysNothingOf(QueueAttributeName attribute) {
        assertThat(Topology.queues())
                .allSatisfy(queue -> assertThat(sqs.attributes(queue.name())).doesNotContainKey(attribute));
    }

    @AfterAll
    void end() {
        cloud.close();
    }
}
