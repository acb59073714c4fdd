package couplinglab.cloud;

import static couplinglab.contracts.Topology.MAX_RECEIVES;
import static couplinglab.contracts.Topology.ORDERS;
import static couplinglab.contracts.Topology.ORDERS_DLQ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import couplinglab.contracts.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class RestartTests {
    @TempDir
    Path data;

    @Test
    void givesAMessageBackAsItWas() {
        var attributes = Map.of(
                "text", attribute("String", "ünïcode \"quoted\""),
                "labelled", attribute("String.label", "x"),
                "number", attribute("Number.int", "42"),
                "bytes",
                        MessageAttributeValue.builder()
                                .dataType("Binary")
                                .binaryValue(SdkBytes.fromByteArray(new byte[] {0, -1, 10}))
                                .build());
        use(sqs -> {
            var url = sqs.url(ORDERS);
            sqs.client()
                    .sendMessage(request -> request.queueUrl(url)
                            .messageBody("grüße 東京 \uD83D\uDCE6")
                            .messageAttributes(attributes));
            sqs.receive(ORDERS, 0);
        });
        use(sqs -> assertThat(sqs.receive(ORDERS, 10)).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("grüße 東京 \uD83D\uDCE6");
            assertThat(message.messageAttributes()).isEqualTo(attributes);
            assertThat(message.attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
        }));
    }

    @Test
    void keepsTheLargestMessageThatSqsAllows() {
        var body = "x".repeat(1024 * 1024);
        use(sqs -> sqs.send(ORDERS, body));
        use(sqs -> assertThat(sqs.receive(ORDERS, 10)).extracting(Message::body).containsExactly(body));
    }

    @Test
    void keepsTheLargestAttributes() {
        var bytes = SdkBytes.fromUtf8String("y".repeat(1024 * 1024));
        use(sqs -> {
            var url = sqs.url(ORDERS);
            sqs.client()
                    .sendMessage(request -> request.queueUrl(url)
                            .messageBody("z")
                            .messageAttributes(Map.of(
                                    "bytes",
                                    MessageAttributeValue.builder()
                                            .dataType("Binary")
                                            .binaryValue(bytes)
                                            .build())));
        });
        use(sqs -> assertThat(sqs.receive(ORDERS, 10))
                .singleElement()
                .satisfies(message -> assertThat(message.messageAttributes())
                        .hasEntrySatisfying(
                                "bytes",
                                value -> assertThat(value.binaryValue()).isEqualTo(bytes))));
    }

    @Test
    void honoursTheVisibilityAndTheReceiptGivenBefore() {
        var receipt = new Message[1];
        use(sqs -> {
            sqs.send(ORDERS, "in flight");
            receipt[0] = sqs.receive(ORDERS, 600).get(0);
        });
        use(sqs -> {
            assertThat(sqs.receive(ORDERS, 10)).isEmpty();
            sqs.delete(ORDERS, receipt[0]);
        });
        use(sqs -> assertThat(sqs.attributes(ORDERS))
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0"));
    }

    @Test
    void doesNotBringBackWhatWasDeleted() {
        use(sqs -> {
            sqs.send(ORDERS, 20, index -> "order-" + index);
            sqs.receive(ORDERS, 600).forEach(message -> sqs.delete(ORDERS, message));
        });
        use(sqs -> assertThat(sqs.drain(ORDERS)).hasSize(10));
    }

    @Test
    void doesNotBringBackADeadLetterThatWasDeletedOnPurpose() {
        use(sqs -> {
            sqs.send(ORDERS, 10, index -> "order-" + index);
            receiveUntilDead(sqs);
            var deadLetters = sqs.receive(ORDERS_DLQ, 600);
            assertThat(deadLetters).hasSize(10);
            deadLetters.forEach(message -> sqs.delete(ORDERS_DLQ, message));
        });
        use(sqs -> {
            // Provokes a dead-lettering of what the source queue may still have.
            assertThat(sqs.receive(ORDERS, 0)).isEmpty();
            sqs.send(ORDERS, "after");
            assertThat(sqs.drain(ORDERS)).containsExactly("after");
            assertThat(sqs.drain(ORDERS_DLQ)).isEmpty();
        });
    }

    @Test
    void doesNotBringBackWhatWasPurged() {
        use(sqs -> {
            sqs.send(ORDERS, 20, index -> "order-" + index);
            var url = sqs.url(ORDERS);
            sqs.client().purgeQueue(request -> request.queueUrl(url));
            sqs.send(ORDERS, "after the purge");
        });
        use(sqs -> assertThat(sqs.drain(ORDERS)).containsExactly("after the purge"));
    }

    @Test
    void putsTheTopologyRightAndKeepsOtherQueues() {
        use(sqs -> {
            var url = sqs.url(ORDERS);
            sqs.client()
                    .setQueueAttributes(request -> request.queueUrl(url)
                            .attributes(Map.of(
                                    QueueAttributeName.VISIBILITY_TIMEOUT,
                                    "77",
                                    QueueAttributeName.REDRIVE_POLICY,
                                    "{\"deadLetterTargetArn\":\"" + Topology.arnOf("analytics-dlq")
                                            + "\",\"maxReceiveCount\":2}")));
            sqs.client().createQueue(request -> request.queueName("own").tags(Map.of("made-by", "test")));
            sqs.send("own", "also kept");
            sqs.client().createQueue(request -> request.queueName("short-lived"));
            sqs.client().deleteQueue(request -> request.queueUrl(sqs.url("short-lived")));
        });
        use(sqs -> {
            assertThat(Topology.queues())
                    .allSatisfy(queue -> TopologyContract.assertIsAsSpecified(queue, sqs.attributes(queue.name())));
            assertThat(sqs.drain("own")).containsExactly("also kept");
            var url = sqs.url("own");
            assertThat(sqs.client()
                            .listQueueTags(request -> request.queueUrl(url))
                            .tags())
                    .containsEntry("made-by", "test");
            assertThat(sqs.client().listQueues().queueUrls())
                    .hasSize(Topology.queues().size() + 1);
        });
    }

    /** With a long poll, as consumers do: ElasticMQ forgets to report dead letters that end one without a message. */
    static void receiveUntilDead(Sqs sqs) {
        for (int receive = 0; receive < MAX_RECEIVES; receive++) {
            assertThat(sqs.receive(ORDERS, 0)).hasSize(10);
        }
        assertThat(sqs.receive(ORDERS, 0, 1)).isEmpty();
        await().atMost(Duration.ofSeconds(30)).until(() -> sqs.count(ORDERS_DLQ) == 10);
    }

    private void use(Consumer<Sqs> action) {
        try (var cloud = LocalCloud.start(CloudSettings.durable(data).halting(failure -> {
                    throw new AssertionError(failure);
                }));
                var sqs = Sqs.at(cloud.sqsEndpoint())) {
            action.accept(sqs);
        }
    }

    private static MessageAttributeValue attribute(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }
}
