package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.Tag;

/** What the embedded cloud has not, it says, instead of doing as if. */
class NotImplementedTests implements OnSns, OnEventBridge {
    private final LocalCloud cloud = LocalCloud.start(CloudSettings.inMemory());
    private final Sqs sqs = Sqs.at(cloud.sqsEndpoint());
    private final SnsClient sns = OnSns.clientAt(cloud.eventsEndpoint());
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
    public Set<SnsDifference> differences() {
        return Set.of();
    }

    @Override
    public Events events() {
        return events;
    }

    @AfterAll
    void end() {
        cloud.close();
    }

    @Test
    void namesTheActionOfSnsThatItHasNot(TestTopic topic) {
        assertRefused(
                () -> sns.tagResource(request -> request.resourceArn(topic.arn())
                        .tags(Tag.builder().key("a").value("b").build())),
                new AwsRefusal(SnsException.class, "UnsupportedOperation", 400),
                "TagResource");
    }

    @Test
    void namesTheOperationOfEventBridgeThatItHasNot() {
        assertRefused(
                () -> events.client()
                        .createArchive(request -> request.archiveName("a").eventSourceArn("arn:aws:x")),
                new AwsRefusal(EventBridgeException.class, "UnsupportedOperationException", 400),
                "CreateArchive");
    }

    @Test
    void namesTheSettingOfATopicThatItHasNot() {
        for (var name : List.of("Tags", "DataProtectionPolicy")) {
            assertRefused(
                    () -> sns.createTopic(request -> {
                        request.name("not-made");
                        if (name.equals("Tags")) {
                            request.tags(Tag.builder().key("a").value("b").build());
                        } else {
                            request.dataProtectionPolicy("{}");
                        }
                    }),
                    INVALID,
                    "local-cloud has no " + name);
        }
        assertThat(sns.listTopics().topics())
                .noneMatch(topic -> topic.topicArn().endsWith(":not-made"));
    }

    @Test
    void namesTheSettingOfASubscriptionThatItHasNot(TestTopic topic, TestQueue queue) {
        var settings = Map.of(
                "DeliveryPolicy",
                "{\"healthyRetryPolicy\":{\"numRetries\":1}}",
                "SubscriptionRoleArn",
                "arn:aws:iam::000000000000:role/any");
        settings.forEach((name, value) -> assertRefused(
                () -> subscribe(topic, queue, Map.of(name, value)), INVALID, "local-cloud has no " + name));
        var arn = subscribe(topic, queue, Map.of());
        settings.forEach((name, value) -> assertRefused(
                () -> sns.setSubscriptionAttributes(request ->
                        request.subscriptionArn(arn).attributeName(name).attributeValue(value)),
                INVALID,
                "local-cloud has no " + name));
    }

    @Test
    void saysThatItPassesNoMessageGroupOn(TestTopic topic, TestQueue queue) {
        subscribe(topic, queue, PublishContract.RAW);
        assertRefused(
                () -> sns.publish(
                        request -> request.topicArn(topic.arn()).message("x").messageGroupId("g")),
                INVALID,
                "MessageGroupId");
        assertRefused(
                () -> sns.publishBatch(request -> request.topicArn(topic.arn())
                        .publishBatchRequestEntries(PublishBatchRequestEntry.builder()
                                .id("a")
                                .message("x")
                                .messageGroupId("g")
                                .build())),
                INVALID,
                "MessageGroupId");
        PublishBatchContract.assertNothingCame(topic, queue);
    }

    /** {@link LocalCloud#WHAT_IT_IS_NOT} names them. */
    @Test
    void keepsTheSettingsOfATopicThatHaveNoEffect() {
        var settings = Map.of(
                "KmsMasterKeyId",
                "alias/aws/sns",
                "TracingConfig",
                "Active",
                "DeliveryPolicy",
                "{\"http\":{}}",
                "Policy",
                "{\"Version\":\"2008-10-17\",\"Statement\":[]}");
        try (var topic = TestTopic.madeOn(sns, settings)) {
            assertThat(sns.getTopicAttributes(request -> request.topicArn(topic.arn()))
                            .attributes())
                    .containsAllEntriesOf(settings);
        }
        assertThat(LocalCloud.WHAT_IT_IS_NOT).contains(settings.keySet());
    }

    @Test
    void keepsTheRolesOfARuleAndATargetThatHaveNoEffect(TestBus bus) {
        var role = "arn:aws:iam::000000000000:role/any";
        events.client()
                .putRule(request -> request.eventBusName(bus.name())
                        .name("rule")
                        .eventPattern(TestBus.ALL)
                        .roleArn(role));
        bus.target(
                "rule",
                target -> target.id("queue").arn(EventTargetContract.QUEUE).roleArn(role));
        assertThat(bus.targetsOf("rule"))
                .allSatisfy(target -> assertThat(target.roleArn()).isEqualTo(role));
        assertThat(events.client()
                        .describeRule(
                                request -> request.eventBusName(bus.name()).name("rule"))
                        .roleArn())
                .isEqualTo(role);
        assertThat(LocalCloud.WHAT_IT_IS_NOT).contains("RoleArn");
    }

    private static void assertRefused(ThrowingCallable call, AwsRefusal refusal, String hint) {
        assertThat(AwsRefusal.of(call)).isEqualTo(refusal);
        assertThatThrownBy(call).hasMessageContaining(hint);
    }
}
