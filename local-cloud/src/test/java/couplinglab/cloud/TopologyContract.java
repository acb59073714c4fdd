package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.QueueSpec;
import couplinglab.contracts.Topology;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.json.JsonMapper;

/** The table in code, read back through the SDK: no queue is missing, none is too many, and each is as it says. */
interface TopologyContract extends OnACloud {
    @Test
    default void hasTheQueuesOfTheTableAndNoOther() {
        assertThat(sqs().client().listQueues().queueUrls())
                .extracting(url -> url.substring(url.indexOf("/" + Topology.ACCOUNT + "/")))
                .containsExactlyInAnyOrderElementsOf(Topology.queues().stream()
                        .map(queue -> "/" + Topology.ACCOUNT + "/" + queue.name())
                        .toList());
    }

    @Test
    default void hasEachQueueAsTheTableSays() {
        assertThat(Topology.queues()).allSatisfy(queue -> assertIsAsSpecified(queue, sqs().attributes(queue.name())));
    }

    @Test
    default void keepsMessagesForAsLongAsTheTableSays() {
        assertThat(Topology.queues())
                .allSatisfy(queue -> assertThat(sqs().attributes(queue.name()))
                        .containsEntry(
                                QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                                Long.toString(queue.retention().toSeconds())));
    }

    @Test
    default void takesMessagesUpToTheLimitOfSqs() {
        assertThat(Topology.queues())
                .allSatisfy(queue -> assertThat(sqs().attributes(queue.name()))
                        .containsEntry(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, Integer.toString(Bodies.LARGEST)));
    }

    /** So that nothing stands there that the table has no column for: a delay, say. */
    @Test
    default void hasNoOtherAttribute() {
        assertThat(Topology.queues()).allSatisfy(queue -> {
            var expected = EnumSet.of(
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
                    QueueAttributeName.CREATED_TIMESTAMP,
                    QueueAttributeName.LAST_MODIFIED_TIMESTAMP,
                    QueueAttributeName.QUEUE_ARN,
                    QueueAttributeName.VISIBILITY_TIMEOUT,
                    QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS,
                    QueueAttributeName.DELAY_SECONDS);
            expected.addAll(attributesOfThisCloud());
            if (queue.redrive() != null) {
                expected.add(QueueAttributeName.REDRIVE_POLICY);
            }
            if (asksForPolicies() && !Sender.whoSendTo(queue.name()).isEmpty()) {
                expected.add(QueueAttributeName.POLICY);
            }
            assertThat(sqs().attributes(queue.name())).containsOnlyKeys(expected);
        });
    }

    /** AWS drops what a topic or a rule sends to a queue whose policy does not name it. */
    @Test
    default void letsTheTopicAndTheRulesSendAndNobodyElse() {
        assertThat(Topology.queues()).allSatisfy(queue -> {
            var policy = sqs().attributes(queue.name()).get(QueueAttributeName.POLICY);
            var senders = asksForPolicies() ? Sender.whoSendTo(queue.name()) : Set.of();
            assertThat(policy == null ? Set.of() : Sender.namedIn(policy, queue.name()))
                    .isEqualTo(senders);
        });
    }

    /** Whether the queues of this cloud need policies, and keep them. */
    boolean asksForPolicies();

    /** What not every cloud says of a queue. */
    Set<QueueAttributeName> attributesOfThisCloud();

    /** In what every cloud says of a queue. */
    static void assertIsAsSpecified(QueueSpec queue, Map<QueueAttributeName, String> attributes) {
        assertThat(attributes)
                .containsEntry(QueueAttributeName.QUEUE_ARN, Topology.arnOf(queue.name()))
                .containsEntry(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        Long.toString(queue.visibilityTimeout().toSeconds()))
                .containsEntry(
                        QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS,
                        Long.toString(queue.receiveWait().toSeconds()))
                .containsEntry(QueueAttributeName.DELAY_SECONDS, "0");
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
