package couplinglab.controlroom.cli;

import couplinglab.controlroom.process.ProcessNames;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks with a consumer of a lab that is up, at the address that the control room gives for people. */
final class ConsumerClient {
    /** A page of messages waits for the broker for 10 s a batch at most. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Whose dead letters are meant where nobody is named. */
    static final String DEFAULT = ProcessNames.FULFILLMENT_SERVICE;

    private static final int NOT_FOUND = 404;
    private static final int BAD = 400;

    private final String name;
    private final URI main;
    private final URI management;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final JsonMapper mapper = new JsonMapper();

    private ConsumerClient(String name, URI main, URI management) {
        this.name = name;
        this.main = main;
        this.management = management;
    }

    /** @param name fulfillment-service, or a subscriber that was started at least once */
    static ConsumerClient of(LabClient lab, String name) {
        return lab.process(name)
                .map(process -> new ConsumerClient(
                        name,
                        URI.create(process.path("main").asString()),
                        URI.create(process.path("management").asString())))
                .orElseThrow(() ->
                        new LabRefused("This lab has not started " + name + ": ./lab revive " + name + " starts it."));
    }

    /** Each dead letter, oldest first. */
    void eachDeadLetter(Consumer<JsonNode> reader) {
        @Nullable String after = null;
        do {
            var page = exchange(HttpRequest.newBuilder(
                    main.resolve("/dead-letters?limit=500" + (after == null ? "" : "&after=" + encoded(after)))));
            page.path("items").forEach(reader);
            after = page.path("next").asString(null);
        } while (after != null);
    }

    /** How many were deleted on purpose since the service's first start. */
    long discarded() {
        return exchange(HttpRequest.newBuilder(management.resolve("/actuator/inbox")))
                .path("discarded")
                .asLong();
    }

    JsonNode redrive(String id) {
        return known(id, HttpRequest.newBuilder(letter(id, "/redrive")).POST(BodyPublishers.noBody()));
    }

    /** @param after the {@code next} of the answer before, or null for the first */
    JsonNode redriveSome(int limit, @Nullable String after) {
        var query = "?limit=" + limit + (after == null ? "" : "&after=" + encoded(after));
        return exchange(HttpRequest.newBuilder(main.resolve("/dead-letters/redrive" + query))
                .POST(BodyPublishers.noBody()));
    }

    void delete(String id) {
        known(id, HttpRequest.newBuilder(letter(id, "")).DELETE());
    }

    /** What a person types to see the letters of this consumer. */
    String command() {
        return "./lab dead-letters" + (name.equals(DEFAULT) ? "" : " --of " + name);
    }

    private URI letter(String id, String action) {
        return main.resolve("/dead-letters/" + encoded(id) + action);
    }

    private JsonNode known(String id, HttpRequest.Builder request) {
        var response = send(request);
        if (response.statusCode() == NOT_FOUND) {
            throw new LabRefused("There is no dead letter \"" + Printable.of(id) + "\": " + command()
                    + " lists those that are there.");
        }
        return answer(response);
    }

    private JsonNode exchange(HttpRequest.Builder request) {
        return answer(send(request));
    }

    private JsonNode answer(HttpResponse<String> response) {
        var body = read(response.body());
        if (response.statusCode() >= BAD) {
            throw new LabRefused(
                    Printable.of(body.path("detail").asString(name + " answered " + response.statusCode() + ".")));
        }
        return body;
    }

    private JsonNode read(String body) {
        try {
            return body.isEmpty() ? mapper.createObjectNode() : mapper.readTree(body);
        } catch (JacksonException notJson) {
            throw silent(notJson);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw silent(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw silent(interrupted);
        }
    }

    private ServiceDoesNotAnswer silent(Exception cause) {
        return new ServiceDoesNotAnswer(name, main, cause);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
