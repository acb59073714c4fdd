package couplinglab.subscriber;

import static org.awaitility.Awaitility.await;

import couplinglab.chaos.Halt;
import couplinglab.contracts.Topology;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on real ports, as the subscriber that listens to {@code notifications}. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "chaos.enabled=true",
            "management.server.port=0",
            "intake.visibility-timeout=3s",
            "intake.long-poll=1s"
        })
@Import(Subscriber.Testable.class)
abstract class Subscriber {
    static final String QUEUE = Topology.NOTIFICATIONS;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort
    int mainPort;

    @LocalManagementPort
    int managementPort;

    @Autowired
    SqsAsyncClient sqs;

    @Autowired
    AtomicInteger halts;

    @AfterEach
    void calmDown() throws Exception {
        main("DELETE", "/chaos", "");
    }

    JsonNode main(String method, String path, String body) throws IOException, InterruptedException {
        return ask(mainPort, method, path, body);
    }

    JsonNode management(String method, String path, String body) throws IOException, InterruptedException {
        return ask(managementPort, method, path, body);
    }

    static JsonNode ask(int port, String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.ofString(body))
                .build();
        return JsonMapper.shared()
                .readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    }

    void send(String body) {
        send(QUEUE, body);
    }

    void send(String queue, String body) {
        send(sqs, queue, body);
    }

    static void send(SqsAsyncClient sqs, String queue, String body) {
        var url = url(sqs, queue);
        sqs.sendMessage(request -> request.queueUrl(url).messageBody(body)).join();
    }

    /** Visible and in flight. */
    int size(String queue) {
        return size(sqs, queue);
    }

    static int size(SqsAsyncClient sqs, String queue) {
        var url = url(sqs, queue);
        Map<QueueAttributeName, String> counts = sqs.getQueueAttributes(request -> request.queueUrl(url)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .join()
                .attributes();
        return counts.values().stream().mapToInt(Integer::parseInt).sum();
    }

    private static String url(SqsAsyncClient sqs, String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
    }

    static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(90)).ignoreExceptions();
    }

    /** What a crash leaves undone, in a JVM that lives on. */
    static final class Crash extends Error {}

    @TestConfiguration
    static class Testable {
        @Bean
        AtomicInteger halts() {
            return new AtomicInteger();
        }

        @Bean
        Halt halt(AtomicInteger halts) {
            return () -> {
                halts.incrementAndGet();
                throw new Crash();
            };
        }
    }
}
