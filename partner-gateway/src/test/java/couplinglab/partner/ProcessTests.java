package couplinglab.partner;

import static couplinglab.partner.Gateway.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.chaos.Halt;
import couplinglab.contracts.Topology;
import couplinglab.testing.LocalStack;
import couplinglab.testing.NeedsDocker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The service as processes of its own, which really die, one after the other on one database, in the middle of a file. */
@NeedsDocker
class ProcessTests {
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private final OrderServiceStandIn orderService = new OrderServiceStandIn();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
        orderService.close();
    }

    @Test
    void diesAtEachPointOfItsWorkAndPlacesEachLineOnceAllTheSame() throws Exception {
        drop("customer,destination,sku,quantity,unitPrice\nada,US,TEA-1,1,1\nbob,US,TEA-1,1,1\nzoe,US,TEA-1,1,1\n");

        for (var point : List.of("before-transaction", "after-commit", "before-delete")) {
            var crashing = start("--chaos.crash-at=" + point);
            eventually().until(() -> !crashing.isAlive());
            assertThat(crashing.exitValue()).isEqualTo(Halt.KILLED);
            assertThat(log()).contains("Crashed on request at " + point);
        }

        start();
        eventually()
                .untilAsserted(() -> assertThat(Gateway.get(port(), "/imports")
                                .at("/items/0/state")
                                .asString())
                        .isEqualTo("DONE"));
        awaitEmptyQueue();
        assertThat(orderService.customers()).containsExactly("ada", "bob", "zoe");
        // Only the order that was placed and not yet known here when the process died was asked for again.
        assertThat(orderService.asked()).hasSize(4);
        assertThat(orderService.asked().get(0)).isEqualTo(orderService.asked().get(1));
    }

    /** What is left there another test would get. */
    private static void awaitEmptyQueue() {
        try (var sqs = SqsAsyncClient.builder()
                .endpointOverride(LocalStack.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build()) {
            eventually().until(() -> Gateway.size(sqs, Topology.ORDER_IMPORT) == 0);
        }
    }

    private void drop(String content) {
        try (var s3 = S3Client.builder()
                .endpointOverride(LocalStack.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .forcePathStyle(true)
                .build()) {
            s3.putObject(
                    request -> request.bucket(Topology.ORDER_IMPORTS_BUCKET).key(UUID.randomUUID() + ".csv"),
                    RequestBody.fromString(content));
        }
    }

    private Process start(String... more) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PartnerGatewayApplication.class.getName(),
                "--server.port=0",
                "--management.server.port=0",
                "--chaos.enabled=true",
                "--intake.visibility-timeout=3s",
                // Shorter than that: what a dead process still waits for would take the message, again and again.
                "--intake.long-poll=1s",
                "--partner.carrier.secrets=" + Gateway.SECRET,
                "--partner.imports.enabled=true",
                "--partner.imports.order-service=" + orderService.address(),
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("imports") + ";WRITE_DELAY=0",
                "--spring.cloud.aws.sqs.endpoint=" + LocalStack.endpoint(),
                "--spring.cloud.aws.eventbridge.endpoint=" + LocalStack.endpoint(),
                "--spring.cloud.aws.s3.endpoint=" + LocalStack.endpoint()));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(logName(started.size() + 1)).toFile())
                .start();
        started.add(process);
        return process;
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve(logName(started.size())));
    }

    private static String logName(int number) {
        return "gateway-" + number + ".log";
    }

    private int port() throws IOException {
        return PORT.matcher(log())
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow();
    }
}
