package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.QueueSpec;
import couplinglab.contracts.Topology;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.json.JsonMapper;

class TopologyTests {
    @Test
    void isReadBackThroughTheSdkAsTheTableSays() {
        try (var cloud = LocalCloud.start(CloudSettings.inMemory());
                var sqs = Sqs.at(cloud.sqsEndpoint())) {
            assertThat(sqs.client().listQueues().queueUrls())
                    .containsExactlyInAnyOrderElementsOf(Topology.queues().stream()
                            .map(queue -> cloud.sqsEndpoint() + "/" + Topology.ACCOUNT + "/" + queue.name())
                            .toList());
            assertThat(Topology.queues()).allSatisfy(queue -> assertIsAsSpecified(queue, sqs.attributes(queue.name())));
        }
    }

    static void assertIsAsSpecified(QueueSpec queue, Map<QueueAttributeName, String> attributes) {
        assertThat(attributes)
                .containsEntry(QueueAttributeName.QUEUE_ARN, Topology.arnOf(queue.name()))
                .containsEntry(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        Long.toString(queue.visibilityTimeout().toSeconds()))
                .containsEntry(
                        QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS,
                        Long.toString(queue.receiveWait().toSeconds()))
                // ElasticMQ keeps messages for ever. Should it learn to forget, this cloud has to say for how long.
                .doesNotContainKey(QueueAttributeName.MESSAGE_RETENTION_PERIOD);
        var redrive = queue.redrive();
        if (redrive == null) {
            assertThat(attributes).doesNotContainKey(QueueAttributeName.REDRIVE_POLICY);
        } else {
            assertThat(JsonMapper.shared().readTree(attributes.get(QueueAttributeName.REDRIVE_POLICY)))
                    .isEqualTo(JsonMapper.shared()
                            .createObjectNode()
                            .put("deadLetterTargetArn", Topology.arnOf(redrive.deadLetterQueue()))
                            .put("maxReceiveCount", redrive.maxReceiveCount()));
        }
    }
}
