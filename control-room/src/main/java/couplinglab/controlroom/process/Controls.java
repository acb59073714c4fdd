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
                        .PUT(json("{\"mode\":\"" + mode + "\"}")),
                200);
    }

    public void kill(String process) throws IOException, InterruptedException {
        send(management(process, "/chaos/kill").POST(BodyPublishers.noBody()), 202);
    }

    public void freeze(String process) throws IOException, InterruptedException {
        send(management(process, "/chaos/freeze").POST(BodyPublishers.noBody()), 200);
    }

    /** Ends every fault that is switched on. */
    public void thaw(String process) throws IOException, InterruptedException {
        send(management(process, "/chaos").DELETE(), 200);
    }

    public void slow(String process, long delayMillis) throws IOException, InterruptedException {
        send(management(process, "/chaos/slow").POST(json("{\"delayMillis\":" + delayMillis + "}")), 200);
    }

    public void fail(String process, int percent) throws IOException, InterruptedException {
        send(management(process, "/chaos/fail").POST(json("{\"percent\":" + percent + "}")), 200);
    }

    /** The process dies when it gets there, once. */
    public void crashAt(String process, String point) throws IOException, InterruptedException {
        send(management(process, "/chaos/crash-at").POST(json("{\"point\":\"" + point + "\"}")), 200);
    }

    /** Sends every dead letter of fulfillment-service back to the queue. Takes as long as it takes. */
    public void redriveAll() throws IOException, InterruptedException {
        post(ProcessNames.FULFILLMENT_SERVICE, "/dead-letters/redrive");
    }

    /** @param consumer the name of the process that keeps it */
    public void redrive(String consumer, String deadLetter) throws IOException, InterruptedException {
        post(consumer, "/dead-letters/" + deadLetter + "/redrive");
    }

    private void post(String consumer, String path) throws IOException, InterruptedException {
        var address = processes.endpoints(consumer).main();
        send(HttpRequest.newBuilder(address.resolve(path)).POST(BodyPublishers.noBody()), 200);
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

    private static HttpRequest.BodyPublisher json(String document) {
        return BodyPublishers.ofString(document);
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
