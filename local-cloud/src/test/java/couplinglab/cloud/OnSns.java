package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import couplinglab.contracts.Topology;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.InternalErrorException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** One cloud with SNS; each test may ask for a {@link TestTopic} of its own. */
@ExtendWith(TestTopics.class)
interface OnSns extends OnACloud {
    AwsRefusal INVALID = new AwsRefusal(InvalidParameterException.class, "InvalidParameter", 400);
    AwsRefusal INVALID_VALUE = new AwsRefusal(InvalidParameterValueException.class, "ParameterValueInvalid", 400);
    AwsRefusal NOT_FOUND = new AwsRefusal(NotFoundException.class, "NotFound", 404);
    AwsRefusal NOT_DISTINCT = new AwsRefusal(BatchEntryIdsNotDistinctException.class, "BatchEntryIdsNotDistinct", 400);

    AwsRefusal STUMBLES = new AwsRefusal(InternalErrorException.class, "InternalError", 500);

    SnsClient sns();

    /** What this cloud is known to do otherwise than SNS: {@link SnsDifference} has the list. */
    Set<SnsDifference> differences();

    default boolean differsBy(SnsDifference difference) {
        return differences().contains(difference);
    }

    /** As SNS does, or, where this cloud is known to differ, as it does. */
    default void assertRefused(AwsRefusal refusal, SnsDifference difference, ThrowingCallable call) {
        if (!differsBy(difference)) {
            assertThat(AwsRefusal.of(call)).isEqualTo(refusal);
        } else if (difference.instead() == SnsDifference.Instead.STUMBLES) {
            assertThat(AwsRefusal.of(call)).isEqualTo(STUMBLES);
        } else {
            assertThatCode(call).doesNotThrowAnyException();
        }
    }

    static SnsClient clientAt(URI endpoint) {
        return SnsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")))
                .httpClientBuilder(Apache5HttpClient.builder().socketTimeout(Duration.ofSeconds(40)))
                // A retried publish would be a second message.
                .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
    }

    @AfterAll
    default void leaveSns() {
        sns().close();
    }

    default String subscribe(TestTopic topic, TestQueue queue, Map<String, String> attributes) {
        return subscribe(topic, Topology.arnOf(queue.name()), attributes);
    }

    default String subscribe(TestTopic topic, String endpoint, Map<String, String> attributes) {
        return sns().subscribe(request -> request.topicArn(topic.arn())
                        .protocol("sqs")
                        .endpoint(endpoint)
                        .attributes(attributes)
                        .returnSubscriptionArn(true))
                .subscriptionArn();
    }
}
