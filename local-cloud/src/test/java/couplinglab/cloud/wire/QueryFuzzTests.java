package couplinglab.cloud.wire;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import couplinglab.cloud.delivery.Deliveries;
import couplinglab.cloud.delivery.Outcome;
import couplinglab.cloud.sns.Sns;
import couplinglab.cloud.store.EventStore;
import couplinglab.contracts.Topology;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is sent for a form, SNS has an answer that is XML and blames the sender. */
class QueryFuzzTests {
    private static final long SEED = 20_261_124;
    private static final int REQUESTS = 20_000;
    private static final int REQUESTS_OVER_HTTP = 3_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    @Timeout(120)
    void answersEveryMutatedRequest() throws Exception {
        try (var store = EventStore.open(null, failure -> {
                    throw new AssertionError(failure);
                });
                var deliveries = deliveries(store)) {
            var sns = new Sns(store, deliveries);
            sns.provision(Topology.topics());
            var protocol = new QueryProtocol(sns);
            var random = new Random(SEED);
            var statuses = new TreeMap<Integer, Integer>();
            for (int count = 0; count < REQUESTS; count++) {
                var form = Mutations.of(valid(random), random);
                var answer = answer(protocol, form);
                assertThat(answer.status()).as(form).isBetween(200, 499);
                if (count % 20 == 0) {
                    assertIsXml(answer.body().toArray());
                }
                statuses.merge(answer.status(), 1, Integer::sum);
            }
            // Some mutations must get through, or nothing behind the parser was tried.
            assertThat(statuses).containsKeys(200, 400, 404);
        }
    }

    /** To a running server, which is as good as before. */
    @Test
    @Timeout(120)
    void answersMutatedRequestsOverHttp() throws Exception {
        try (var cloud = LocalCloud.start(CloudSettings.inMemory())) {
            var client = HttpClient.newHttpClient();
            var random = new Random(SEED);
            var statuses = new TreeMap<Integer, Integer>();
            for (int count = 0; count < REQUESTS_OVER_HTTP; count++) {
                var form = Mutations.of(valid(random), random);
                var answer = client.send(request(cloud, form), BodyHandlers.ofByteArray());
                assertThat(answer.statusCode()).as(form).isBetween(200, 499);
                assertIsXml(answer.body());
                statuses.merge(answer.statusCode(), 1, Integer::sum);
            }
            assertThat(statuses).containsKeys(200, 400, 404);

            var answer = client.send(request(cloud, "Version=2010-03-31&Action=ListTopics"), BodyHandlers.ofString());
            assertThat(answer.body()).contains(Topology.topicArnOf(Topology.ORDER_PLACED_TOPIC));
        }
    }

    private static HttpRequest request(LocalCloud cloud, String form) {
        return HttpRequest.newBuilder(cloud.eventsEndpoint())
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form, StandardCharsets.ISO_8859_1))
                .build();
    }

    private static Deliveries deliveries(EventStore store) throws SQLException {
        var delivered = new Outcome.Delivered();
        return Deliveries.from(
                store,
                (queue, letters) ->
                        letters.stream().map(letter -> (Outcome) delivered).toList());
    }

    private static Answer answer(Protocol protocol, String form) {
        try {
            return protocol.answer(
                    new Request("POST", "", "", ByteString.fromString(form, StandardCharsets.ISO_8859_1)));
        } catch (AwsError error) {
            return protocol.refuse(error);
        }
    }

    private static void assertIsXml(byte[] answer) throws Exception {
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(answer));
        assertThat(document.getDocumentElement().getTagName()).endsWith("Response");
    }

    private static String valid(Random random) {
        var forms = Forms.all();
        var form = forms.get(random.nextInt(forms.size()));
        return "Version=2010-03-31&" + form;
    }

    /** One of each kind. */
    private static final class Forms {
        private static final String TOPIC = "&TopicArn=" + Topology.topicArnOf(Topology.ORDER_PLACED_TOPIC);
        private static final String SUBSCRIPTION =
                "&SubscriptionArn=" + Topology.topicArnOf(Topology.ORDER_PLACED_TOPIC) + "%3A1-2";
        private static final String ATTRIBUTES =
                "MessageAttributes.entry.1.Name=a&MessageAttributes.entry.1.Value.DataType=String.Array"
                        + "&MessageAttributes.entry.1.Value.StringValue=%5B1%2C%22x%22%5D"
                        + "&MessageAttributes.entry.2.Name=n&MessageAttributes.entry.2.Value.DataType=Number"
                        + "&MessageAttributes.entry.2.Value.StringValue=12.5";
        private static final String POLICY = "%7B%22a%22%3A%5B%22x%22%2C%7B%22numeric%22%3A%5B%22%3E%22%2C1%2C%22%3C%22"
                + "%2C5%5D%7D%2C%7B%22cidr%22%3A%2210.0.0.0%2F8%22%7D%2C%7B%22anything-but%22%3A%5B1%5D%7D%5D%7D";

        private Forms() {}

        static List<String> all() {
            return List.of(
                    "Action=CreateTopic&Name=made&Attributes.entry.1.key=DisplayName&Attributes.entry.1.value=x",
                    "Action=ListTopics&NextToken=YQ",
                    "Action=GetTopicAttributes" + TOPIC,
                    "Action=DeleteTopic&TopicArn=" + Topology.topicArnOf("made"),
                    "Action=Subscribe" + TOPIC + "&Protocol=sqs&Endpoint=" + Topology.arnOf("fuzzed")
                            + "&Attributes.entry.1.key=FilterPolicy&Attributes.entry.1.value=" + POLICY,
                    "Action=Unsubscribe" + SUBSCRIPTION,
                    "Action=ListSubscriptionsByTopic&NextToken=MQ" + TOPIC,
                    "Action=GetSubscriptionAttributes" + SUBSCRIPTION,
                    "Action=SetSubscriptionAttributes" + SUBSCRIPTION + "&AttributeName=FilterPolicy&AttributeValue="
                            + POLICY,
                    "Action=Publish&Message=%7B%22a%22%3A1%7D&Subject=s&" + ATTRIBUTES + TOPIC,
                    "Action=PublishBatch&PublishBatchRequestEntries.member.1.Id=a"
                            + "&PublishBatchRequestEntries.member.1.Message=x"
                            + "&PublishBatchRequestEntries.member.2.Id=b"
                            + "&PublishBatchRequestEntries.member.2.Message=y" + TOPIC);
        }
    }
}
