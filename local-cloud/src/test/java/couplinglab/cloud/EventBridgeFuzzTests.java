package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is sent: an answer that EventBridge could give, soon, and never 500. */
@Timeout(300)
class EventBridgeFuzzTests {
    private static final int REQUESTS = 12_000;
    private static final long SEED = 20_261_124;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Random random = new Random(SEED);
    private final Mutations mutations = new Mutations(random);

    /** Operations by name, a request each. */
    private static final List<List<String>> VALID = List.of(
            List.of("CreateEventBus", "{\"Name\":\"fuzz\",\"Description\":\"x\"}"),
            List.of("DescribeEventBus", "{\"Name\":\"fuzz\"}"),
            List.of("ListEventBuses", "{\"NamePrefix\":\"f\",\"Limit\":2}"),
            List.of(
                    "PutRule",
                    "{\"Name\":\"rule\",\"EventBusName\":\"fuzz\",\"State\":\"ENABLED\",\"EventPattern\":"
                            + "\"{\\\"detail\\\":{\\\"$or\\\":[{\\\"a\\\":[1]},{\\\"b\\\":[{\\\"wildcard\\\":\\\"*x*\\\"}]}]}}\"}"),
            List.of("EnableRule", "{\"Name\":\"rule\",\"EventBusName\":\"fuzz\"}"),
            List.of("DisableRule", "{\"Name\":\"rule\",\"EventBusName\":\"fuzz\"}"),
            List.of("DescribeRule", "{\"Name\":\"rule\",\"EventBusName\":\"fuzz\"}"),
            List.of("ListRules", "{\"EventBusName\":\"fuzz\",\"NamePrefix\":\"r\",\"Limit\":1,\"NextToken\":\"cg\"}"),
            List.of(
                    "PutTargets",
                    "{\"Rule\":\"rule\",\"EventBusName\":\"fuzz\",\"Targets\":[{\"Id\":\"t\","
                            + "\"Arn\":\"arn:aws:sqs:us-east-1:000000000000:orders\",\"InputTransformer\":"
                            + "{\"InputPathsMap\":{\"a\":\"$.detail.a[0]\"},\"InputTemplate\":\"{\\\"x\\\":<a>}\"},"
                            + "\"RetryPolicy\":{\"MaximumRetryAttempts\":3,\"MaximumEventAgeInSeconds\":60},"
                            + "\"DeadLetterConfig\":{\"Arn\":\"arn:aws:sqs:us-east-1:000000000000:orders-dlq\"}}]}"),
            List.of("ListTargetsByRule", "{\"Rule\":\"rule\",\"EventBusName\":\"fuzz\"}"),
            List.of("RemoveTargets", "{\"Rule\":\"rule\",\"EventBusName\":\"fuzz\",\"Ids\":[\"t\"]}"),
            List.of(
                    "PutEvents",
                    "{\"Entries\":[{\"EventBusName\":\"fuzz\",\"Source\":\"s\",\"DetailType\":\"t\",\"Time\":1.7e9,"
                            + "\"Resources\":[\"r\"],\"Detail\":\"{\\\"a\\\":[1,2],\\\"b\\\":\\\"axa\\\"}\"}]}"),
            List.of(
                    "TestEventPattern",
                    "{\"EventPattern\":\"{\\\"source\\\":[{\\\"anything-but\\\":{\\\"prefix\\\":[\\\"x\\\"]}}],"
                            + "\\\"detail\\\":{\\\"n\\\":[{\\\"numeric\\\":[\\\">\\\",1,\\\"<\\\",9]},{\\\"cidr\\\":\\\"10.0.0.0/8\\\"}]}}\","
                            + "\"Event\":\"{\\\"id\\\":\\\"1\\\",\\\"account\\\":\\\"1\\\",\\\"source\\\":\\\"s\\\",\\\"time\\\":\\\"t\\\","
                            + "\\\"region\\\":\\\"r\\\",\\\"detail-type\\\":\\\"d\\\",\\\"detail\\\":{\\\"n\\\":5}}\"}"),
            List.of("DeleteRule", "{\"Name\":\"rule\",\"EventBusName\":\"fuzz\"}"),
            List.of("DeleteEventBus", "{\"Name\":\"fuzz\"}"));

    @Test
    void answersEveryMutatedRequest() throws Exception {
        try (var cloud = LocalCloud.start(CloudSettings.inMemory())) {
            var answers = new TreeMap<String, Integer>();
            for (int number = 0; number < REQUESTS; number++) {
                var valid = VALID.get(number % VALID.size());
                var body = mutations.of(valid.get(1));
                var operation = random.nextInt(50) == 0
                        ? mutations.of(valid.get(0).getBytes(StandardCharsets.US_ASCII), 'A', 'z')
                        : valid.get(0);
                answers.merge(codeIn(answered(cloud, operation, body)), 1, Integer::sum);
            }
            // The mutations are worth something: they come past the parser, and to every kind of refusal.
            assertThat(answers)
                    .containsKeys(
                            "accepted",
                            "SerializationException",
                            "ValidationException",
                            "InvalidEventPatternException",
                            "ResourceNotFoundException",
                            "ResourceAlreadyExistsException",
                            "UnknownOperationException");
            assertThat(ask(cloud, "DescribeEventBus", "{}".getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void answersEachOddityInEachPlace() throws Exception {
        try (var cloud = LocalCloud.start(CloudSettings.inMemory())) {
            var answers = new TreeMap<String, Integer>();
            for (var valid : VALID) {
                for (var body : Mutations.oddities(valid.get(1))) {
                    var answer = answered(cloud, valid.get(0), body.getBytes(StandardCharsets.UTF_8));
                    answers.merge(codeIn(answer), 1, Integer::sum);
                }
            }

            assertThat(answers).containsKeys("accepted", "SerializationException", "ValidationException");
        }
    }

    private static HttpResponse<String> answered(LocalCloud cloud, String operation, byte[] body)
            throws IOException, InterruptedException {
        var answer = ask(cloud, operation, body);
        assertThat(answer.statusCode())
                .as("%s: %s: %s", operation, new String(body, StandardCharsets.UTF_8), answer.body())
                .isBetween(200, 499);
        return answer;
    }

    private static HttpResponse<String> ask(LocalCloud cloud, String operation, byte[] body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(cloud.eventsEndpoint())
                .timeout(PATIENCE)
                .header("X-Amz-Target", "AWSEvents." + operation)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=any/20261124/us-east-1/events/aws4_request,"
                                + " SignedHeaders=host, Signature=0")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static String codeIn(HttpResponse<String> answer) {
        if (answer.statusCode() == 200) {
            return "accepted";
        }
        try {
            return ((ObjectNode) JsonMapper.shared().readTree(answer.body()))
                    .get("__type")
                    .asString();
        } catch (JacksonException | ClassCastException e) {
            throw new AssertionError("Not an error of AWS's kind: " + answer.body(), e);
        }
    }
}
