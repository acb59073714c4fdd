package couplinglab.subscriber;

import static couplinglab.subscriber.Orders.json;
import static couplinglab.subscriber.Subscriber.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.chaos.Halt;
import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The service as processes of its own, which really die, one after the other on one database. */
class ProcessTests {
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private LocalCloud cloud;
    private SqsAsyncClient sqs;

    @BeforeEach
    void begin() {
        cloud = LocalCloud.start(CloudSettings.inMemory());
        sqs = SqsAsyncClient.builder()
                .endpointOverride(cloud.sqsEndpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build();
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
        sqs.close();
        cloud.close();
    }

    @Test
    void diesAtEachPointOfItsWorkAndHandlesTheOrderOnceAllTheSame() throws Exception {
        var order = Orders.order();
        Subscriber.send(sqs, Subscriber.QUEUE, json(order));

        for (var point : List.of("before-transaction", "after-commit", "before-delete")) {
            var crashing = start("--chaos.crash-at=" + point);
            eventually().until(() -> !crashing.isAlive());
            assertThat(crashing.exitValue()).isEqualTo(Halt.KILLED);
            assertThat(log()).contains("Crashed on request at " + point);
        }

        start();
        eventually()
                .untilAsserted(
                        () -> assertThat(Subscriber.size(sqs, Subscriber.QUEUE)).isZero());
        var handled = Subscriber.ask(port(0), "GET", "/handled", "").get("items");
        assertThat(handled)
                .singleElement()
                .satisfies(item -> assertThat(item.get("orderId").asString()).isEqualTo(order.orderId()));
        // After the commit and before the delete: both came again, to a process that knew the order.
        assertThat(Subscriber.ask(port(1), "GET", "/actuator/inbox", "").toString())
                .isEqualTo("{\"handled\":1,\"duplicates\":2,\"discarded\":0}");
    }

    private Process start(String... more) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SubscriberServiceApplication.class.getName(),
                "--server.port=0",
                "--management.server.port=0",
                "--chaos.enabled=true",
                "--intake.visibility-timeout=3s",
                // Shorter than that: what a dead process still waits for would take the message, again and again.
                "--intake.long-poll=1s",
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("subscriber") + ";WRITE_DELAY=0",
                "--spring.cloud.aws.sqs.endpoint=" + cloud.sqsEndpoint()));
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
        return "service-" + number + ".log";
    }

    private int port(int index) throws IOException {
        return PORT.matcher(log())
                .results()
                .skip(index)
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow();
    }
}
