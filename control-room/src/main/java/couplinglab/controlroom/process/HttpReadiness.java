package couplinglab.controlroom.process;

import couplinglab.contracts.Topology;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Ready is what answers a request with 200. */
final class HttpReadiness implements Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final HttpClient client;
    private final HttpRequest question;

    private HttpReadiness(HttpClient client, HttpRequest question) {
        this.client = client;
        this.question = question;
    }

    /** Asks the readiness probe on a service's management port, which answers whatever hangs on the main one. */
    static Readiness ofService(HttpClient client, URI management) {
        return new HttpReadiness(
                client,
                HttpRequest.newBuilder(management.resolve("/actuator/health/readiness"))
                        .timeout(PATIENCE)
                        .build());
    }

    /** Asks for anything at all, for those to whom any answer is a sign of life. */
    static Readiness ofMainPort(HttpClient client, URI main) {
        return new HttpReadiness(
                client, HttpRequest.newBuilder(main).timeout(PATIENCE).build());
    }

    /** Asks for the queue that is created last: when it is there, all are. */
    static Readiness ofQueues(HttpClient client, URI sqs) {
        var queues = Topology.queues();
        return new HttpReadiness(
                client,
                HttpRequest.newBuilder(sqs)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .header("X-Amz-Target", "AmazonSQS.GetQueueUrl")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"QueueName\":\""
                                + queues.get(queues.size() - 1).name() + "\"}"))
                        .build());
    }

    @Override
    public boolean isReady() throws IOException, InterruptedException {
        return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }
}
