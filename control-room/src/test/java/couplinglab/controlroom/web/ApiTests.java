package couplinglab.controlroom.web;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.controlroom.ledger.Absence;
import couplinglab.controlroom.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTests {
    private final Ports ports = Ports.free();
    private final HttpClient client = HttpClient.newHttpClient();
    private final FakeLab lab = new FakeLab();
    private ConfigurableApplicationContext room;

    @BeforeAll
    void start(@TempDir Path folder) {
        room = ControlRoom.start(ports, folder.resolve("control-room.log"), lab);
    }

    @AfterAll
    void stop() {
        room.close();
    }

    @Test
    void listsEveryProcess() throws Exception {
        var answer = send("GET", "/api/processes", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"items\":[{\"name\":\"order-service\"")
                .contains("\"name\":\"fulfillment-service\"")
                .contains("\"main\":\"http://localhost:11\"", "\"management\":\"http://localhost:12\"")
                .contains("\"killByHand\":null", "\"reviveByHand\":null");
    }

    @Test
    void tellsWhatToTypeWhereItCannotKillOrRevive() throws Exception {
        lab.processes.byHand(true);
        try {
            assertThat(send("GET", "/api/processes", "").body())
                    .contains("\"killByHand\":\"stop order-service\"")
                    .contains("\"reviveByHand\":\"start fulfillment-service\"");

            for (var action : List.of("kill", "revive")) {
                var answer = send("POST", "/api/processes/fulfillment-service/" + action, "");
                assertThat(answer.statusCode()).isEqualTo(409);
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                assertThat(answer.body())
                        .contains("urn:coupling-lab:problem:by-hand")
                        .containsPattern("Type: (stop|start) fulfillment-service");
            }
        } finally {
            lab.processes.byHand(false);
        }
    }

    @Test
    void namesWhatIsLostAndWhy() throws Exception {
        lab.absences.add(new Absence(
                Absence.What.CONFIRMATION,
                "o-1",
                "k-1",
                "order-service-2",
                Instant.EPOCH,
                "PLACED",
                Absence.Cause.BROKER_FORGOT));

        var answer = send("GET", "/api/ledger/lost", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"items\":[{\"what\":\"confirmation\",\"orderId\":\"o-1\",\"key\":\"k-1\"")
                .contains("\"lane\":\"order-service-2\",\"acceptedAt\":\"1970-01-01T00:00:00Z\"")
                .contains("\"status\":\"PLACED\",\"cause\":\"broker-forgot\"}]")
                .contains("\"because\":\"LocalStack keeps messages in memory");
    }

    @Test
    void killsAndRevives() throws Exception {
        var killed = send("POST", "/api/processes/fulfillment-service/kill", "");
        assertThat(killed.statusCode()).isEqualTo(200);
        assertThat(killed.body()).contains("\"state\":\"dead\"").contains("\"exitCode\":137");

        var revived = send("POST", "/api/processes/fulfillment-service/revive", "");
        assertThat(revived.statusCode()).isEqualTo(200);
        assertThat(revived.body()).contains("\"state\":\"ready\"").contains("\"pid\":2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill", "revive"})
    void answersAnUnknownNameWithThoseThatThereAre(String action) throws Exception {
        var answer = send("POST", "/api/processes/nobody/" + action, "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("urn:coupling-lab:problem:unknown-process")
                .contains("order-service, fulfillment-service");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/processes/order-service/kill",
                "POST /api/processes/order-service/revive",
                "PUT /api/traffic",
                "POST /api/reset",
                "POST /api/shutdown"
            })
    void refusesChangesThatAnotherOriginAsksFor(String request) throws Exception {
        var parts = request.split(" ", 2);

        var answer = send(parts[0], parts[1], "{\"rate\":77}", "Origin", "https://elsewhere.example");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("urn:coupling-lab:problem:foreign-origin");
        assertThat(lab.asked).isEmpty();
        assertThat(lab.processes.status("order-service").pid()).isEqualTo(1);
        assertThat(send("GET", "/api/traffic", "").body()).doesNotContain("77");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /api/processes",
                "GET /api/stream",
                "POST /api/processes/order-service/kill",
                "PUT /api/traffic",
                "POST /api/shutdown"
            })
    void refusesWhateverIsAskedUnderAnotherName(String request) throws Exception {
        var head = request + " HTTP/1.1\r\nHost: evil.example:" + ports.base()
                + "\r\nOrigin: http://evil.example:" + ports.base()
                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), ports.base())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 421 ")
                    .contains("urn:coupling-lab:problem:unknown-host");
        }
        assertThat(lab.asked).isEmpty();
        assertThat(lab.processes.status("order-service").pid()).isEqualTo(1);
    }

    @Test
    void saysThatTheRulesCantBeReadWhereTheBrokerIsDead() throws Exception {
        var answer = send("POST", "/api/explain", "{\"source\":\"x\"}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("urn:coupling-lab:problem:bus-does-not-answer");
    }

    @Test
    void setsTheRateOfTheTraffic() throws Exception {
        assertThat(send("PUT", "/api/traffic", "{\"rate\":2.5}").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/api/traffic", "").body()).isEqualTo("{\"rate\":2.5}");
        assertThat(send("PUT", "/api/traffic", "{\"rate\":0}").body()).isEqualTo("{\"rate\":0.0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"rate\":-0.1}", "{\"rate\":1000.5}", "{}", "{\"rate\":null}"})
    void refusesRatesThatAreNone(String body) throws Exception {
        var answer = send("PUT", "/api/traffic", body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"field\":\"rate\"").contains("from 0 to 1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"rate\":\"4\"}", "{\"speed\":4}", "rate=4", "", "[]"})
    void refusesBodiesOfAnotherShape(String body) throws Exception {
        var answer = send("PUT", "/api/traffic", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("urn:coupling-lab:problem:");
    }

    @Test
    void answersTheLedger() throws Exception {
        var answer = send("GET", "/api/ledger", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"offered\":9").contains("\"lost\":null");
    }

    @Test
    void resetsAndShutsDown() throws Exception {
        assertThat(send("POST", "/api/reset", "").statusCode()).isEqualTo(204);
        assertThat(send("POST", "/api/shutdown", "").statusCode()).isEqualTo(202);
        assertThat(lab.asked).containsExactly("reset", "shutdown");
        lab.asked.clear();
    }

    @Test
    void describesItselfInOpenApi() throws Exception {
        var answer = send("GET", "/v3/api-docs", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("/api/processes/{name}/kill", "/api/traffic", "/api/ledger", "/api/reset", "/api/stream");
    }

    @Test
    void showsAnIndexPageThatNeedsNoOtherServer() throws Exception {
        var answer = send("GET", "/", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("/api/stream", "/v3/api-docs").doesNotContain("https://");
    }

    @Test
    void hasNoActuator() throws Exception {
        assertThat(send("GET", "/actuator", "").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/actuator/env", "").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.base() + path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
