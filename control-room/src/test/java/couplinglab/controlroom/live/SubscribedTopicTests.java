package couplinglab.controlroom.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import couplinglab.cloud.sns.TopicRouter;
import couplinglab.contracts.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On two pages as SNS writes them: three subscriptions, one of which has a filter policy and one leads to no queue. */
class SubscribedTopicTests {
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", SubscribedTopicTests::serve);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsTheQueuesAndTheirFilterPolicies() {
        try (var topic = new SubscribedTopic(
                URI.create("http://localhost:" + server.getAddress().getPort()))) {
            assertThat(topic.subscriptions().topic()).isEqualTo(Topology.ORDER_PLACED_TOPIC);
            assertThat(topic.subscriptions().routes())
                    .containsExactly(
                            new TopicRouter.Route("analytics", "{\"destination\":[\"US\"]}", "MessageBody"),
                            new TopicRouter.Route("orders", null, null));
        }
    }

    private static void serve(HttpExchange exchange) throws IOException {
        var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var bytes = answer(request).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/xml");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String answer(String request) {
        if (request.contains("GetSubscriptionAttributes")) {
            return result(
                    "GetSubscriptionAttributes",
                    "<Attributes>"
                            + (request.contains("sub-orders")
                                    ? attribute("RawMessageDelivery", "true")
                                    : attribute("FilterPolicy", "{\"destination\":[\"US\"]}")
                                            + attribute("FilterPolicyScope", "MessageBody"))
                            + "</Attributes>");
        }
        assertThat(request).contains("order-placed");
        return request.contains("NextToken")
                ? result(
                        "ListSubscriptionsByTopic", "<Subscriptions>" + member("sqs", "analytics") + "</Subscriptions>")
                : result(
                        "ListSubscriptionsByTopic",
                        "<Subscriptions>" + member("sqs", "orders") + member("https", "elsewhere")
                                + "</Subscriptions><NextToken>2</NextToken>");
    }

    private static String result(String action, String content) {
        return "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, content);
    }

    private static String member(String protocol, String queue) {
        return "<member><SubscriptionArn>sub-%2$s</SubscriptionArn><Protocol>%1$s</Protocol><Endpoint>arn:aws:sqs:us-east-1:000000000000:%2$s</Endpoint></member>"
                .formatted(protocol, queue);
    }

    private static String attribute(String name, String value) {
        return "<entry><key>" + name + "</key><value>" + value + "</value></entry>";
    }
}
