package couplinglab.cloud;

import static couplinglab.contracts.Topology.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page that somebody has open can make its browser send. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardedHttpTests {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final String PURGE = "Action=PurgeQueue&Version=2012-11-05";
    private static final String PATH = "/" + Topology.ACCOUNT + "/" + ORDERS;

    private LocalCloud cloud;
    private Sqs sqs;

    @BeforeAll
    void start() {
        cloud = LocalCloud.start(CloudSettings.inMemory());
        sqs = Sqs.at(cloud.sqsEndpoint());
    }

    @AfterAll
    void stop() {
        sqs.close();
        cloud.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost\r\nOrigin: http://evil.example",
                "Host: localhost\r\nOrigin: null",
                "Host: localhost\r\nOrigin: http://localhost:8080\r\nSec-Fetch-Site: same-site",
                "Host: localhost\r\nSec-Fetch-Site: cross-site",
                "Host: localhost\r\nSec-Fetch-Site: same-origin",
                "Host: evil.example",
                "Host: evil.example\r\nOrigin: http://evil.example\r\nSec-Fetch-Site: same-origin",
                "Host: localhost.evil.example",
                "Host: 0.0.0.0"
            })
    void refusesWhatAWebPageCouldSendAndDoesNothing(String headers) throws IOException {
        sqs.send(ORDERS, "precious");

        assertThat(answers(post(headers, PURGE) + last(get(headers, PURGE))))
                .containsPattern("(?s)^HTTP/1.1 403 .*HTTP/1.1 403 ")
                .contains("Web pages may not use these queues")
                .doesNotContain("<");

        assertThat(sqs.drain(ORDERS)).containsExactly("precious");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost:1", "127.0.0.1", "[::1]:9324"})
    void servesThoseWhoAreNoPage(String host) throws IOException {
        sqs.send(ORDERS, "in the way");

        assertThat(answers(last(post("Host: " + host, PURGE)))).startsWith("HTTP/1.1 200 ");

        assertThat(sqs.drain(ORDERS)).isEmpty();
    }

    @Test
    void givesEachRequestOfAConnectionItsOwnAnswer() throws IOException {
        var page = post("Host: localhost\r\nOrigin: null", PURGE);
        var client = post("Host: localhost", "Action=GetQueueAttributes&AttributeName.1=QueueArn");

        assertThat(answers(client + page + page + client + last(page)))
                .containsPattern("(?s)^HTTP/1.1 200 .* 403 .* 403 .* 200 .* 403 ");
    }

    private static String post(String headers, String form) {
        return "POST " + PATH + " HTTP/1.1\r\n" + headers
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                + "\r\n\r\n" + form;
    }

    private static String get(String headers, String query) {
        return "GET " + PATH + "?" + query + " HTTP/1.1\r\n" + headers + "\r\n\r\n";
    }

    private static String last(String request) {
        return request.replaceFirst(" HTTP/1.1\r\n", " HTTP/1.1\r\nConnection: close\r\n");
    }

    private String answers(String requests) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), cloud.sqsEndpoint().getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
