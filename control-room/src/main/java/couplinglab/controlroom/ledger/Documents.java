package couplinglab.controlroom.ledger;

import couplinglab.web.Page;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON over HTTP, patiently enough for a busy service and not for a dead or frozen one. Thread-safe. */
public final class Documents {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LIMIT = 500;

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    public JsonNode get(URI address) throws IOException, InterruptedException {
        try {
            return json.readTree(fetch(address));
        } catch (JacksonException unreadable) {
            throw new IOException(address + " answered something that is not JSON", unreadable);
        }
    }

    public <T> Page<T> page(URI collection, @Nullable String after, Class<T> item)
            throws IOException, InterruptedException {
        var query =
                "?limit=" + LIMIT + (after == null ? "" : "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8));
        try {
            return json.readValue(
                    fetch(URI.create(collection + query)),
                    json.getTypeFactory().constructParametricType(Page.class, item));
        } catch (JacksonException unreadable) {
            throw new IOException(collection + " answered something that is not a page", unreadable);
        }
    }

    private String fetch(URI address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        var response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(address + " answered " + response.statusCode());
        }
        return response.body();
    }
}
