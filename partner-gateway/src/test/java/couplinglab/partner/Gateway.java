package couplinglab.partner;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.core.ConditionFactory;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the tests of the whole service do to it, and to its queues. */
final class Gateway {
    static final String SECRET = "the-secret-of-a-carrier-in-a-test";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Gateway() {}

    static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    static JsonNode get(int port, String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(send(request(port, path)).body());
    }

    /** As the carrier posts it. */
    static HttpRequest.Builder webhook(int port, String body, String signature) {
        return request(port, "/webhooks/carrier")
                .header("Content-Type", "application/json")
                .header("Carrier-Signature", signature)
                .POST(BodyPublishers.ofString(body));
    }

    static String sign(String body) {
        return sign(body, Instant.now(), SECRET);
    }

    static String sign(String body, Instant at, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var signed = at.getEpochSecond() + "." + body;
            return "t=" + at.getEpochSecond() + ",v1="
                    + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Visible, and hidden because somebody works on it. */
    static int size(SqsAsyncClient sqs, String queue) {
        return visible(sqs, queue) + count(sqs, queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    }

    static int visible(SqsAsyncClient sqs, String queue) {
        return count(sqs, queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    }

    private static int count(SqsAsyncClient sqs, String queue, QueueAttributeName which) {
        Map<QueueAttributeName, String> counts = sqs.getQueueAttributes(
                        request -> request.queueUrl(url(sqs, queue)).attributeNames(which))
                .join()
                .attributes();
        return counts.values().stream().mapToInt(Integer::parseInt).sum();
    }

    static String url(SqsAsyncClient sqs, String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
    }

    static ConditionFactory eventually() {
        return await().atMost(Duration.ofMinutes(2)).ignoreExceptions();
    }
}
