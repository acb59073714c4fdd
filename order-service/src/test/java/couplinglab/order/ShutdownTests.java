package couplinglab.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The service as a process that is asked to end in the middle of its work: by SIGTERM, as {@code docker stop} does. */
class ShutdownTests {
    /** What a shell reports of a process that ended on SIGTERM: 128 + 15. */
    private static final int TERMINATED = 143;

    private static final int NO_ANSWER = 0;
    private static final int CALLERS = 8;
    private static final int ENOUGH = 100;
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final String ORDER =
            "{\"customer\":\"ada\",\"destination\":\"US\",\"lines\":[{\"sku\":\"TEA-1\",\"quantity\":2,\"unitPrice\":\"4.50\"}]}";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private LocalCloud cloud;
    private SqsAsyncClient sqs;

    @BeforeEach
    void startTheCloud() {
        cloud = LocalCloud.start(CloudSettings.inMemory());
        sqs = SqsAsyncClient.builder()
                .endpointOverride(cloud.sqsEndpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build();
    }

    @AfterEach
    void leaveNoneBehind() {
        started.forEach(Process::destroyForcibly);
        sqs.close();
        cloud.close();
    }

    @Test
    void keepsEachPromiseAndSendsEachOrderOnce() throws Exception {
        var process = start("first.log");
        var port = portOf("first.log");
        var promised = new AtomicInteger();
        var callers = Executors.newFixedThreadPool(CALLERS);
        var calling = IntStream.range(0, CALLERS)
                .mapToObj(caller -> callers.submit(() -> orderUntilItEnds(port, promised)))
                .toList();
        eventually().until(() -> promised.get() > ENOUGH);

        process.destroy();

        assertThat(exitOf(process)).isEqualTo(TERMINATED);
        callers.shutdown();
        for (var caller : calling) {
            assertThat(caller.get()).as("the answer that was no promise").isIn(NO_ANSWER, 503);
        }
        assertThat(count("SELECT COUNT(*) FROM orders")).isGreaterThanOrEqualTo(promised.get());
        assertThat(sent() + count("SELECT COUNT(*) FROM outbox"))
                .as("each order is in the queue or in the outbox, and none in both")
                .isEqualTo(count("SELECT COUNT(*) FROM orders"));

        var orders = count("SELECT COUNT(*) FROM orders");
        var next = start("second.log");
        eventually().until(() -> sent() >= orders);
        next.destroy();
        assertThat(exitOf(next)).isEqualTo(TERMINATED);
        assertThat(sent()).isEqualTo(orders);
        assertThat(count("SELECT COUNT(*) FROM outbox")).isZero();
    }

    /** Orders until nobody answers, or the answer is no promise any more; returns that answer's status. */
    private static int orderUntilItEnds(int port, AtomicInteger promised) throws InterruptedException {
        try {
            while (true) {
                var status = send(port, "/orders", ORDER).statusCode();
                if (status != 202) {
                    return status;
                }
                promised.incrementAndGet();
            }
        } catch (IOException ended) {
            return NO_ANSWER;
        }
    }

    private Process start(String log) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OrderServiceApplication.class.getName(),
                        "--server.port=0",
                        "--management.server.port=0",
                        "--order.first-mode=queue",
                        "--logging.level.root=info",
                        "--spring.datasource.url=" + database(),
                        "--spring.cloud.aws.sqs.endpoint=" + cloud.sqsEndpoint())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
        started.add(process);
        return process;
    }

    private String database() {
        return "jdbc:h2:file:" + folder.resolve("orders") + ";WRITE_DELAY=0";
    }

    private int portOf(String log) {
        var file = folder.resolve(log);
        return eventually()
                .until(() -> PORT.matcher(Files.readString(file)).results().findFirst(), Optional::isPresent)
                .map(found -> Integer.parseInt(found.group(1)))
                .orElseThrow();
    }

    private static int exitOf(Process process) {
        eventually().until(() -> !process.isAlive());
        return process.exitValue();
    }

    private static HttpResponse<String> send(int port, String path, String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private int count(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(database(), "lab", "lab");
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private int sent() {
        var url = sqs.getQueueUrl(request -> request.queueName("orders")).join().queueUrl();
        return Integer.parseInt(sqs.getQueueAttributes(request ->
                        request.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .join()
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(90)).ignoreExceptions();
    }
}
