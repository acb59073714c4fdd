package couplinglab.order.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One of the ports of a running service, and what it answers. */
record Door(int port) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ORDER =
            "{\"customer\":\"ada\",\"destination\":\"US\",\"lines\":[{\"sku\":\"TEA-1\",\"quantity\":2,\"unitPrice\":\"4.50\"}]}";

    record Answer(int status, JsonNode body, boolean saysWhenToRetry) {
        /** The problem document's type without its prefix. */
        String problem() {
            return body.path("type").asString("").replace("urn:coupling-lab:problem:", "");
        }

        String orderId() {
            return body.path("orderId").asString("");
        }
    }

    static Door main(ConfigurableApplicationContext service) {
        return new Door(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    static Door management(ConfigurableApplicationContext service) {
        return new Door(service.getEnvironment().getRequiredProperty("local.management.port", Integer.class));
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(to(path).GET());
    }

    Answer couple(String mode) throws IOException, InterruptedException {
        return send(to("/coupling").PUT(BodyPublishers.ofString("{\"mode\":\"" + mode + "\"}")));
    }

    Answer order(String key) throws IOException, InterruptedException {
        return send(to("/orders").header("Idempotency-Key", key).POST(BodyPublishers.ofString(ORDER)));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json");
    }

    private static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        var body = answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        return new Answer(
                answer.statusCode(),
                body,
                answer.headers().firstValue("Retry-After").isPresent());
    }
}
