package couplinglab.cloud;

import static couplinglab.cloud.DeliveryContract.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.Topology;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What becomes of an event that a target never gets: the queue of its DeadLetterConfig has it.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html">Using dead-letter queues to
 *     process undelivered events in EventBridge</a>
 */
interface TargetDeadLetterContract extends OnEventBridge {
    @Test
    default void sendsAnEventForAQueueThatIsNotThereToTheDeadLetters(TestBus bus, TestQueue deadLetters) {
        bus.rule("rule", TestBus.ALL);
        bus.target(
                "rule",
                target -> target.id("nowhere")
                        .arn(Topology.arnOf("nowhere"))
                        .inputPath("$.detail")
                        .retryPolicy(policy -> policy.maximumRetryAttempts(0))
                        .deadLetterConfig(config -> config.arn(Topology.arnOf(deadLetters.name()))));
        bus.put("{\"number\":1}");
        var letter = deadLetters.receiveOne(LONG);
        assertThat(letter.body()).isEqualTo("{\"number\":1}");
        assertThat(explanation(letter))
                .containsOnlyKeys("ERROR_CODE", "ERROR_MESSAGE", "RULE_ARN", "TARGET_ARN", "RETRY_ATTEMPTS")
                .containsEntry("RULE_ARN", Topology.ruleArnOf(bus.name(), "rule"))
                .containsEntry("TARGET_ARN", Topology.arnOf("nowhere"))
                .containsEntry("RETRY_ATTEMPTS", "0");
    }

    private static Map<String, String> explanation(Message letter) {
        return letter.messageAttributes().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, attribute -> attribute.getValue().stringValue()));
    }
}
