package couplinglab.fulfillment;

import static couplinglab.contracts.Topology.ORDERS;
import static couplinglab.fulfillment.Orders.json;
import static couplinglab.fulfillment.ServiceUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.chaos.Halt;
import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process of its own, which really dies. */
class ProcessTests {
    @TempDir
    Path folder;

    @Test
    void diesAtTheArmedPointAndWhenKilledAndShipsOnceAllTheSame() throws Exception {
        try (var cloud = LocalCloud.start(CloudSettings.inMemory());
                var processes = new Processes(folder, cloud);
                var sqs = processes.client()) {
            var queues = new Queues(sqs);
            var order = Orders.order();
            queues.send(ORDERS, json(order));

            var crashing = processes.start("--chaos.crash-at=after-commit");
            assertThat(crashing.exit()).isEqualTo(Halt.KILLED);
            assertThat(crashing.logged()).contains("Crashed on request at after-commit");
            assertThat(queues.confirmations(order.orderId())).isEmpty();

            var revived = processes.start();
            var main = revived.main();
            eventually()
                    .untilAsserted(() ->
                            assertThat(queues.confirmations(order.orderId())).hasSize(1));
            assertThat(main.get("/fulfillments?limit=500").body())
                    .containsOnlyOnce("\"shipment\":")
                    .contains("\"orderId\":\"" + order.orderId());

            assertThat(main.post("/chaos/kill", "").statusCode()).isEqualTo(202);
            assertThat(revived.exit()).isEqualTo(Halt.KILLED);
            assertThat(revived.logged()).doesNotContain("Stopping service");
        }
    }
}
