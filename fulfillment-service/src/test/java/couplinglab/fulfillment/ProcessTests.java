package couplinglab.fulfillment;

import static couplinglab.contracts.Topology.ORDERS;
import static couplinglab.fulfillment.Orders.json;
import static couplinglab.fulfillment.ServiceUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.chaos.Halt;
import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The service as a process of its own, which really dies. */
class ProcessTests {
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void leaveNoneBehind() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void diesAtTheArmedPointAndWhenKilledAndShipsOnceAllTheSame() throws Exception {
        try (var cloud = LocalCloud.start(CloudSettings.inMemory());
                var sqs = client(cloud.sqsEndpoint())) {
            var queues = new Queues(sqs);
            var order = Orders.order();
            queues.send(ORDERS, json(order));

            var crashing = start(cloud, "first.log", "--chaos.crash-at=after-commit");
            assertThat(exitOf(crashing)).isEqualTo(Halt.KILLED);
            assertThat(Files.readString(folder.resolve("first.log"))).contains("Crashed on request at after-commit");
            assertThat(queues.confirmations(order.orderId())).isEmpty();

            var revived = start(cloud, "second.log");
            var main = new Door(portOf("second.log"));
            eventually()
                    .untilAsserted(() ->
                            assertThat(queues.confirmations(order.orderId())).hasSize(1));
            assertThat(main.get("/fulfillments?limit=500").body())
                    .containsOnlyOnce("\"shipment\":")
                    .contains("\"orderId\":\"" + order.orderId());

            assertThat(main.post("/chaos/kill", "").statusCode()).isEqualTo(202);
            assertThat(exitOf(revived)).isEqualTo(Halt.KILLED);
            assertThat(Files.readString(folder.resolve("second.log"))).doesNotContain("Stopping service");
        }
    }

    private Process start(LocalCloud cloud, String log, String... more) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FulfillmentServiceApplication.class.getName(),
                "--server.port=0",
                "--management.server.port=0",
                "--chaos.enabled=true",
                "--fulfillment.visibility-timeout=3s",
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("fulfillment") + ";WRITE_DELAY=0",
                "--spring.cloud.aws.sqs.endpoint=" + cloud.sqsEndpoint()));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
        started.add(process);
        return process;
    }

    private static int exitOf(Process process) {
        eventually().until(() -> !process.isAlive());
        return process.exitValue();
    }

    private int portOf(String log) {
        var file = folder.resolve(log);
        return eventually()
                .until(
                        () -> {
                            var found = PORT.matcher(Files.readString(file));
                            return found.find() ? Integer.parseInt(found.group(1)) : 0;
                        },
                        port -> port > 0);
    }

    private static SqsAsyncClient client(URI endpoint) {
        return SqsAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build();
    }
}
