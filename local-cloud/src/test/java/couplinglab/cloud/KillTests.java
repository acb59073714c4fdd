package couplinglab.cloud;

import static couplinglab.contracts.Topology.ORDERS;
import static couplinglab.contracts.Topology.ORDERS_DLQ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;

@Tag("crash")
@Timeout(180)
class KillTests {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path data;

    @Test
    void losesNoAcknowledgedMessageWhenKilledWhileItSends() throws Exception {
        Senders senders;
        try (var cloud = CloudProcess.on(data)) {
            senders = Senders.on(cloud.awaitReady(), ORDERS, 4);
            await().atMost(LONG).until(() -> senders.acknowledged().size() >= 300);
            cloud.kill();
        }
        senders.awaitEnd();
        assertThat(everythingStored()).doesNotHaveDuplicates().containsAll(senders.acknowledged());
    }

    @Test
    void keepsEachMessageOnceWhenKilledDuringDeadLetteringAndOnceMoreAfterwards() throws Exception {
        var acknowledged = new ArrayList<String>();
        for (int round = 0; round < 3; round++) {
            var name = "round-" + round;
            try (var cloud = CloudProcess.on(data)) {
                var endpoint = cloud.awaitReady();
                try (var sqs = Sqs.at(endpoint)) {
                    int before = sqs.count(ORDERS_DLQ);
                    acknowledged.addAll(sqs.send(ORDERS, 60, index -> name + "-dying-" + index));
                    var consumer = new Thread(() -> receiveUntilGone(endpoint), "consumer");
                    consumer.start();
                    await().atMost(LONG).until(() -> sqs.count(ORDERS_DLQ) > before);
                    cloud.kill();
                    consumer.join();
                }
            }
            assertThat(idsStored()).doesNotHaveDuplicates().hasSize(acknowledged.size());
            try (var cloud = CloudProcess.on(data);
                    var sqs = Sqs.at(cloud.awaitReady())) {
                // Goes on dead-lettering what was under way.
                sqs.receive(ORDERS, 0, 1);
                acknowledged.addAll(sqs.send(ORDERS, 100, index -> name + "-later-" + index));
                cloud.kill();
            }
        }
        assertThat(idsStored()).doesNotHaveDuplicates().hasSize(acknowledged.size());
        assertThat(everythingStored()).containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    /** By a long poll, and with no visibility timeout, so that each message soon has been received too often. */
    private static void receiveUntilGone(URI endpoint) {
        try (var sqs = Sqs.at(endpoint)) {
            while (true) {
                sqs.receive(ORDERS, 0, 1);
            }
        } catch (SdkException cloudIsGone) {
            // As intended.
        }
    }

    private List<String> everythingStored() {
        try (var cloud = LocalCloud.start(CloudSettings.durable(data));
                var sqs = Sqs.at(cloud.sqsEndpoint())) {
            var bodies = new ArrayList<>(sqs.drain(ORDERS));
            bodies.addAll(sqs.drain(ORDERS_DLQ));
            return bodies;
        }
    }

    private List<String> idsStored() throws SQLException {
        try (var connection = DriverManager.getConnection(Database.urlOf(data));
                var statement = connection.createStatement();
                var row = statement.executeQuery("select id from message")) {
            var ids = new ArrayList<String>();
            while (row.next()) {
                ids.add(row.getString(1));
            }
            return ids;
        }
    }
}
