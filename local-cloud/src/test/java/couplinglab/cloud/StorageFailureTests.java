package couplinglab.cloud;

import static couplinglab.contracts.Topology.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@Tag("crash")
@Timeout(180)
class StorageFailureTests {
    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({
        "shutdown immediately,",
        "alter table message rename to hidden, alter table hidden rename to message",
    })
    void haltsTheProcessAndLosesNothingAcknowledged(String sabotage, String repair) throws Exception {
        Senders senders;
        try (var cloud = CloudProcess.of(SabotagedCloud.class, data.toString())) {
            senders = Senders.on(cloud.awaitReady(), ORDERS, 4);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> senders.acknowledged().size() >= 50);
            try (var orders = cloud.process().outputWriter()) {
                orders.write(sabotage + "\n");
                orders.flush();
                var ended = cloud.awaitEnd();
                assertThat(ended.said()).anyMatch(line -> line.contains("can't be stored any more"));
                assertThat(ended.status()).isEqualTo(Halt.STORAGE_FAILED);
            }
        }
        senders.awaitEnd();
        if (repair != null) {
            SabotagedCloud.sabotage(data, repair);
        }
        try (var cloud = LocalCloud.start(CloudSettings.durable(data));
                var sqs = Sqs.at(cloud.sqsEndpoint())) {
            assertThat(sqs.drain(ORDERS)).doesNotHaveDuplicates().containsAll(senders.acknowledged());
        }
    }

    @Test
    void acknowledgesNothingMoreAfterOneFailure() throws Exception {
        var failures = new CopyOnWriteArrayList<Throwable>();
        try (var cloud = LocalCloud.start(CloudSettings.durable(data).halting(failures::add));
                var sqs = Sqs.at(cloud.sqsEndpoint())) {
            sqs.send(ORDERS, "acknowledged");
            SabotagedCloud.sabotage(data, "alter table message rename to hidden");
            assertThatThrownBy(() -> sendBriefly(sqs)).isInstanceOf(SdkException.class);
            awaitOne(failures);
            SabotagedCloud.sabotage(data, "alter table hidden rename to message");
            assertThatThrownBy(() -> sendBriefly(sqs)).isInstanceOf(SdkException.class);
        }
        try (var cloud = LocalCloud.start(CloudSettings.durable(data));
                var sqs = Sqs.at(cloud.sqsEndpoint())) {
            assertThat(sqs.drain(ORDERS)).containsExactly("acknowledged");
        }
    }

    @ParameterizedTest
    @MethodSource
    void acknowledgesNoChangeOfAQueueThatItCouldNotStore(Consumer<Sqs> change) throws Exception {
        var failures = new CopyOnWriteArrayList<Throwable>();
        try (var cloud = LocalCloud.start(CloudSettings.durable(data).halting(failures::add));
                var sqs = Sqs.at(cloud.sqsEndpoint())) {
            SabotagedCloud.sabotage(data, "alter table queue rename to hidden");
            assertThatThrownBy(() -> change.accept(sqs)).isInstanceOf(SdkException.class);
            awaitOne(failures);
        }
    }

    static Stream<Named<Consumer<Sqs>>> acknowledgesNoChangeOfAQueueThatItCouldNotStore() {
        return Stream.of(
                Named.of(
                        "made",
                        sqs -> sqs.client()
                                .createQueue(request ->
                                        request.queueName("own").overrideConfiguration(StorageFailureTests::briefly))),
                Named.of("changed", sqs -> {
                    var url = sqs.url(ORDERS);
                    sqs.client()
                            .setQueueAttributes(request -> request.queueUrl(url)
                                    .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "7"))
                                    .overrideConfiguration(StorageFailureTests::briefly));
                }),
                Named.of("deleted", sqs -> {
                    var url = sqs.url(ORDERS);
                    sqs.client()
                            .deleteQueue(request ->
                                    request.queueUrl(url).overrideConfiguration(StorageFailureTests::briefly));
                }));
    }

    /** A client that is out of patience may be so before the storage has failed. */
    private static void awaitOne(List<Throwable> failures) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(failures).hasSize(1));
    }

    private static void sendBriefly(Sqs sqs) {
        var url = sqs.url(ORDERS);
        sqs.client()
                .sendMessage(request -> request.queueUrl(url)
                        .messageBody("in vain")
                        .overrideConfiguration(StorageFailureTests::briefly));
    }

    private static void briefly(AwsRequestOverrideConfiguration.Builder request) {
        request.apiCallTimeout(Duration.ofSeconds(3));
    }
}
