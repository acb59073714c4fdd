package couplinglab.cloud.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.apache.pekko.actor.ActorSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Timeout(60)
class WireServerTests {
    @Test
    void answersAsAwsDoesWhenAServiceRunsIntoAnError() throws Exception {
        var system = ActorSystem.create("wire");
        try (var server = WireServer.start(
                system, system.dispatcher(), 0, new BrokenQuery(), new BrokenJson(), new Gauge("/gauge", () -> "{}"))) {
            var port = server.port();
            assertThat(post(port, "X-Amz-Target", "Broken.Operation", "{}"))
                    .returns(500, HttpResponse::statusCode)
                    .satisfies(answer -> assertThat(answer.body()).contains("\"__type\":\"InternalFailure\""));
            assertThat(post(port, "X-Other", "none", "Action=Broken"))
                    .returns(500, HttpResponse::statusCode)
                    .satisfies(answer -> assertThat(answer.body()).contains("<Code>InternalFailure</Code>"));
        } finally {
            system.terminate();
        }
    }

    private static HttpResponse<String> post(int port, String header, String value, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port))
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static final class BrokenQuery implements QueryService {
        @Override
        public String version() {
            return "1";
        }

        @Override
        public String namespace() {
            return "http://localhost/";
        }

        @Override
        public List<Xml> answer(String action, QueryParameters parameters) {
            throw new StackOverflowError();
        }
    }

    private static final class BrokenJson implements JsonService {
        @Override
        public String target() {
            return "Broken";
        }

        @Override
        public JsonNode answer(String operation, ObjectNode request) {
            throw new StackOverflowError();
        }
    }
}
