package couplinglab.cloud;

import static couplinglab.contracts.Topology.ORDERS;
import static couplinglab.contracts.Topology.ORDERS_DLQ;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetteringTests {
    private static final int MESSAGES = 200;

    @TempDir
    Path data;

    /** Whatever another connection reads is what a kill at that moment would leave behind. */
    @Test
    void leavesEachMessageInOneQueueAtEveryMoment() throws Exception {
        try (var cloud = LocalCloud.start(CloudSettings.durable(data));
                var sqs = Sqs.at(cloud.sqsEndpoint());
                var observer = DriverManager.getConnection(Database.urlOf(data));
                var select = observer.prepareStatement("select id from message")) {
            sqs.send(ORDERS, MESSAGES, index -> "order-" + index);
            var consumer = new Thread(
                    () -> {
                        while (sqs.count(ORDERS_DLQ) < MESSAGES) {
                            sqs.receive(ORDERS, 0);
                        }
                    },
                    "consumer");
            consumer.start();
            while (consumer.isAlive()) {
                var ids = new ArrayList<String>();
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        ids.add(row.getString(1));
                    }
                }
                assertThat(ids).doesNotHaveDuplicates().hasSize(MESSAGES);
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> sqs.drain(ORDERS_DLQ).size() == MESSAGES);
        }
    }
}
