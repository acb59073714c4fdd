package couplinglab.controlroom.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The services' levers and gauges over HTTP: management ports, which answer whatever hangs on the main ones. */
public final class Controls {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Processes processes;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public Controls(Processes processes) {
        this.processes = processes;
    }

    public void setMode(String producer, String mode) throws IOException, InterruptedException {
        send(
                management(producer, "/coupling")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"mode\":\"" + mode + "\"}")),
                200);
    }

    public void kill(String process) throws IOException, InterruptedException {
        send(management(process, "/chaos/kill").POST(BodyPublishers.noBody()), 202);
    }

    public void freeze(String process) throws IOException, InterruptedException {
        send(management(process, "/chaos/freeze").POST(BodyPublishers.noBody()), 200);
    }

    public void thaw(String process) throws IOException, InterruptedException {
        send(management(process, "/chaos").DELETE(), 200);
    }

    public int busyThreads(String process) throws IOException, InterruptedException {
        var answer = send(management(process, "/actuator/metrics/tomcat.threads.busy"), 200);
        try {
            return JSON.readTree(answer.body())
                    .path("measurements")
                    .path(0)
                    .path("value")
                    .asInt();
        } catch (JacksonException unreadable) {
            throw new IOException("tomcat.threads.busy can't be read", unreadable);
        }
    }

    /** Asks on the main port, on a connection of its own, and waits for as long as it takes. */
    public CompletableFuture<Boolean> askCatalog(String producer) {
        var request = HttpRequest.newBuilder(
                        processes.endpoints(producer).main().resolve("/catalog"))
                .build();
        return client.sendAsync(request, BodyHandlers.discarding())
                .handle((response, failure) -> response != null && response.statusCode() == 200);
    }

    private HttpRequest.Builder management(String process, String path) {
        URI address = processes.endpoints(process).management();
        return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, int expected)
            throws IOException, InterruptedException {
        var built = request.build();
        var response = client.send(built, BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new IOException(
                    built.method() + " " + built.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response;
    }
}
