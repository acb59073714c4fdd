package couplinglab.fulfillment;

import static couplinglab.fulfillment.ServiceUnderTest.eventually;

import couplinglab.cloud.LocalCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The service as processes of its own, one after the other on one database; closing this ends what is left of them. */
final class Processes implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final Path folder;
    private final LocalCloud cloud;
    private final List<Process> started = new ArrayList<>();

    Processes(Path folder, LocalCloud cloud) {
        this.folder = folder;
        this.cloud = cloud;
    }

    /** Returns at once: the ports are there later. */
    Running start(String... more) throws IOException {
        var log = folder.resolve("service-" + (started.size() + 1) + ".log");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FulfillmentServiceApplication.class.getName(),
                "--server.port=0",
                "--management.server.port=0",
                "--chaos.enabled=true",
                "--intake.visibility-timeout=3s",
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("fulfillment") + ";WRITE_DELAY=0",
                "--spring.cloud.aws.sqs.endpoint=" + cloud.sqsEndpoint()));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        started.add(process);
        return new Running(process, log);
    }

    SqsAsyncClient client() {
        return SqsAsyncClient.builder()
                .endpointOverride(cloud.sqsEndpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build();
    }

    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
    }

    /** One of the processes. */
    record Running(Process process, Path log) {

        Door main() {
            return door(0);
        }

        Door management() {
            return door(1);
        }

        String logged() throws IOException {
            return Files.readString(log);
        }

        /** Asks it to end, as {@code docker stop} does: SIGTERM. */
        Running terminate() {
            process.destroy();
            return this;
        }

        int exit() {
            eventually().until(() -> !process.isAlive());
            return process.exitValue();
        }

        private Door door(int index) {
            return eventually()
                    .until(
                            () -> PORT.matcher(logged())
                                    .results()
                                    .skip(index)
                                    .map(found -> new Door(Integer.parseInt(found.group(1))))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
        }
    }
}
