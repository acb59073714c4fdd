package couplinglab.controlroom.cli;

import couplinglab.controlroom.process.Ports;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks with the control room that is up on some ports. */
final class LabClient {
    /** Longer than the start of any process takes. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Ports ports;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final JsonMapper mapper = new JsonMapper();

    LabClient(Ports ports) {
        this.ports = ports;
    }

    JsonNode get(String path) {
        return exchange(request(path).GET().timeout(Duration.ofSeconds(10)).build());
    }

    JsonNode post(String path) {
        return exchange(request(path)
                .POST(HttpRequest.BodyPublishers.noBody())
                .timeout(PATIENCE)
                .build());
    }

    /** @param document in JSON */
    JsonNode post(String path, String document) {
        return exchange(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(document))
                .timeout(Duration.ofSeconds(10))
                .build());
    }

    /** Not worth waiting long for: there are other means. */
    void shutdown() {
        exchange(request("/api/shutdown")
                .POST(HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(10))
                .build());
    }

    /** As the API tells it; nothing if the lab has none of this name, or never started it. */
    Optional<JsonNode> process(String name) {
        return get("/api/processes")
                .path("items")
                .valueStream()
                .filter(process -> process.path("name").asString().equals(name))
                .findFirst();
    }

    JsonNode act(String process, String action) {
        return post("/api/processes/" + URLEncoder.encode(process, StandardCharsets.UTF_8) + "/" + action);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.base() + path));
    }

    private JsonNode exchange(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            var body = response.body().isEmpty() ? mapper.createObjectNode() : mapper.readTree(response.body());
            if (response.statusCode() >= 400) {
                throw new LabRefused(body.path("detail").asString("The lab answered " + response.statusCode() + "."));
            }
            return body;
        } catch (ConnectException nobodyThere) {
            throw new NotUp(ports);
        } catch (IOException | JacksonException broken) {
            throw new LabDoesNotAnswer(ports, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LabDoesNotAnswer(ports, interrupted);
        }
    }
}
