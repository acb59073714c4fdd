package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import couplinglab.contracts.Topology;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.FilterPolicyLimitExceededException;
import software.amazon.awssdk.services.sns.model.InternalErrorException;
import software.amazon.awssdk.services.sqs.model.Message;

/** Which messages a subscription with a filter policy gets. */
interface FilterContract extends OnSns {
    /** Each with its own policy and its own message through one subscription; what should not arrive does not. */
    @Test
    default void takesWhatItsFilterPolicySays(TestTopic topic, TestQueue queue) {
        var arn = subscribe(topic, queue, PublishContract.RAW);
        var cases = FilterCase.all();
        var outcomes = new FilterOutcome[cases.size()];
        Arrays.fill(outcomes, FilterOutcome.LEFT);
        for (int index = 0; index < cases.size(); index++) {
            change(arn, cases.get(index).scope(), cases.get(index).policy().toString());
            if (!isPublished(topic, index, cases.get(index))) {
                outcomes[index] = FilterOutcome.FAILED;
            }
        }
        var expected = cases.stream()
                .map(filterCase -> filterCase.outcome(differences()))
                .toList();
        // The last cases of the table are taken: what comes before them has come when they have.
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            var received = queue.receive(DeliveryContract.LONG, 1);
            received.forEach(message -> outcomes[numberOf(message)] = FilterOutcome.TAKEN);
            return received.isEmpty() && outcomes[cases.size() - 1] == FilterOutcome.TAKEN;
        });
        assertThat(IntStream.range(0, cases.size())
                        .filter(index -> outcomes[index] != expected.get(index))
                        .mapToObj(index -> outcomes[index] + " " + cases.get(index)))
                .isEmpty();
    }

    @Test
    default void refusesPoliciesThatAreNone(TestTopic topic, TestQueue queue) {
        var arn = subscribe(topic, queue, Map.of());
        assertThat(List.of(
                        "{",
                        "{\"a\":\"b\"}",
                        "{\"a\":1}",
                        "{\"a\":[]}",
                        "{\"a\":{\"b\":[\"c\"]}}",
                        "{\"a\":[[\"b\"]]}",
                        "{\"a\":[{}]}",
                        "{\"a\":[{\"prefix\":\"x\",\"suffix\":\"y\"}]}",
                        "{\"a\":[{\"prefix\":1}]}",
                        "{\"a\":[{\"suffix\":null}]}",
                        "{\"a\":[{\"sounds-like\":\"b\"}]}",
                        "{\"a\":[{\"exists\":\"yes\"}]}",
                        "{\"a\":[{\"numeric\":[]}]}",
                        "{\"a\":[{\"numeric\":[\">\"]}]}",
                        "{\"a\":[{\"numeric\":[\"~\",1]}]}",
                        "{\"a\":[{\"numeric\":[\">\",\"1\"]}]}",
                        "{\"a\":[{\"numeric\":[\"<\",5,\">\",1]}]}",
                        "{\"a\":[{\"numeric\":[\">\",5,\"<\",1]}]}",
                        "{\"a\":[{\"cidr\":\"10.0.0.0\"}]}",
                        "{\"a\":[{\"cidr\":\"10.0.0/24\"}]}",
                        "{\"a\":[{\"cidr\":\"10.0.0.0/x\"}]}",
                        "{\"a\":[{\"anything-but\":{\"numeric\":[\">\",1]}}]}"))
                .allSatisfy(policy ->
                        assertThat(AwsRefusal.of(() -> change(arn, policy))).isEqualTo(INVALID));
        assertThat(sns().getSubscriptionAttributes(request -> request.subscriptionArn(arn))
                        .attributes())
                .doesNotContainKey("FilterPolicy");
        assertRefused(INVALID, SnsDifference.TAKES_A_LIST_FOR_A_POLICY, () -> change(arn, "[]"));
    }

    /** https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html */
    @Test
    default void refusesPoliciesBeyondTheLimits(TestTopic topic, TestQueue queue) {
        var arn = subscribe(topic, queue, Map.of("FilterPolicyScope", "MessageBody"));
        change(arn, "{\"a\":[1],\"b\":[1],\"c\":[1],\"d\":[1],\"e\":[1]}");
        assertThat(AwsRefusal.of(() -> change(arn, "{\"a\":[1],\"b\":[1],\"c\":[1],\"d\":[1],\"e\":[1],\"f\":[1]}")))
                .isEqualTo(INVALID);
        change(arn, "{\"a\":" + values(10) + ",\"b\":" + values(15) + "}");
        assertThat(AwsRefusal.of(() -> change(arn, "{\"a\":" + values(151) + "}")))
                .isEqualTo(INVALID);
        assertThat(AwsRefusal.of(() -> change(arn, "{\"a\":" + values(10) + ",\"b\":" + values(16) + "}")))
                .isEqualTo(INVALID);
        // Each level of nesting counts.
        change(arn, "{\"a\":{\"b\":" + values(75) + "}}");
        assertThat(AwsRefusal.of(() -> change(arn, "{\"a\":{\"b\":" + values(76) + "}}")))
                .isEqualTo(INVALID);
    }

    @Test
    default void refusesTheTwoHundredAndFirstPolicyOfATopic(TestTopic topic) {
        var limited = new AwsRefusal(FilterPolicyLimitExceededException.class, "FilterPolicyLimitExceeded", 403);
        var policy = Map.of("FilterPolicy", "{\"a\":[1]}");
        var arns = IntStream.range(0, 200)
                .mapToObj(index -> subscribe(topic, Topology.arnOf("q-" + index), policy))
                .toList();
        var without = subscribe(topic, Topology.arnOf("without"), Map.of());

        var difference = SnsDifference.TAKES_ANY_NUMBER_OF_POLICIES;
        assertRefused(limited, difference, () -> subscribe(topic, Topology.arnOf("with"), policy));
        assertRefused(limited, difference, () -> change(without, "{\"a\":[1]}"));
        change(arns.get(7), "{\"a\":[2]}");
        change(arns.get(7), "{}");
        change(without, "{\"a\":[1]}");
    }

    /** The page counts the keys that hold values, and not those around them. */
    @Test
    default void countsTheKeysThatHoldValues(TestTopic topic, TestQueue queue) {
        var arn = subscribe(topic, queue, Map.of("FilterPolicyScope", "MessageBody"));
        var policy = "{\"a\":[1],\"b\":[1],\"c\":[1],\"d\":{\"e\":[1],\"f\":[1],\"g\":[1]}}";
        assertRefused(INVALID, SnsDifference.COUNTS_OUTER_KEYS, () -> change(arn, policy));
    }

    /** Its number is where the policy does not look, so that a message can be without any attribute. */
    private boolean isPublished(TestTopic topic, int number, FilterCase filterCase) {
        var attributes = filterCase.messageAttributes();
        if (filterCase.looksAtTheBody()) {
            attributes.put("case", PublishContract.attribute("String", Integer.toString(number)));
        }
        var body = filterCase.looksAtTheBody() ? filterCase.body() : Integer.toString(number);
        try {
            sns().publish(request -> request.topicArn(topic.arn()).message(body).messageAttributes(attributes));
            return true;
        } catch (InternalErrorException e) {
            return false;
        }
    }

    private void change(String arn, String scope, String policy) {
        // In this order a policy never stands in a scope that it is not valid in.
        change(arn, "{}");
        sns().setSubscriptionAttributes(request ->
                request.subscriptionArn(arn).attributeName("FilterPolicyScope").attributeValue(scope));
        change(arn, policy);
    }

    private void change(String arn, String policy) {
        sns().setSubscriptionAttributes(request ->
                request.subscriptionArn(arn).attributeName("FilterPolicy").attributeValue(policy));
    }

    private static int numberOf(Message message) {
        var inAttributes = message.messageAttributes().get("case");
        return Integer.parseInt(inAttributes == null ? message.body() : inAttributes.stringValue());
    }

    private static String values(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
    }
}
