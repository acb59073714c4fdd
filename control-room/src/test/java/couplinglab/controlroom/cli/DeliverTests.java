package couplinglab.controlroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import couplinglab.controlroom.process.Ports;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The carrier's command, towards a control room and a gateway that answer what a test wants. */
class DeliverTests {
    private static final String ORDER = "3f0c6a52-8f53-4d7c-9d4e-6c2b0a6f1b11";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Ports ports = Ports.free();
    private final List<Report> reports = Collections.synchronizedList(new ArrayList<>());
    private HttpServer room;
    private HttpServer gateway;
    private volatile String processes = "";
    private volatile int status = 202;
    private volatile String answer = "{\"outcome\":\"on-the-bus\"}";

    private record Report(String path, String signature, String body) {}

    @BeforeEach
    void start() throws IOException {
        System.setProperty("lab.home", home.toString());
        gateway = serve(0, this::take);
        room = serve(ports.base(), exchange -> answer(exchange, 200, "{\"items\":[" + processes + "]}"));
        processes = process("local-cloud", "ready") + "," + process("partner-gateway", "ready");
        var folder = Files.createDirectories(home.resolve(".lab/" + ports.base()));
        Files.writeString(folder.resolve("carrier-secret"), SECRET + "\n");
    }

    @AfterEach
    void stop() {
        System.clearProperty("lab.home");
        room.stop(0);
        gateway.stop(0);
    }

    @Test
    void reportsAsTheCarrierDoes() throws Exception {
        assertThat(run("deliver", ORDER)).isZero();

        assertThat(reports).hasSize(1);
        var report = reports.get(0);
        assertThat(report.path()).isEqualTo("/webhooks/carrier");
        var body = JsonMapper.shared().readTree(report.body());
        assertThat(body.path("type").asString()).isEqualTo("delivered");
        assertThat(body.path("orderId").asString()).isEqualTo(ORDER);
        assertThat(Instant.parse(body.path("deliveredAt").asString())).isBeforeOrEqualTo(Instant.now());
        assertThat(out.toString())
                .contains("partner-gateway took " + body.path("id").asString() + ": order " + ORDER);
    }

    @Test
    void signsTheTimeAndTheBodyByTheSecretOfTheLab() throws Exception {
        var before = Instant.now().getEpochSecond();

        assertThat(run("deliver", ORDER)).isZero();

        var report = reports.get(0);
        assertThat(report.signature()).matches("t=[0-9]+,v1=[0-9a-f]{64}");
        var time = report.signature().substring(2, report.signature().indexOf(','));
        assertThat(Long.parseLong(time)).isBetween(before, Instant.now().getEpochSecond());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        var expected = mac.doFinal((time + "." + report.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(report.signature()).endsWith(",v1=" + HexFormat.of().formatHex(expected));
    }

    @Test
    void repeatsTheSameReport() {
        assertThat(run("deliver", ORDER, "--times", "3")).isZero();

        assertThat(reports).hasSize(3);
        assertThat(reports).extracting(Report::body).containsOnly(reports.get(0).body());
        assertThat(out.toString().lines()).hasSize(3).last().asString().endsWith("(3 of 3).");
    }

    @Test
    void saysHowToStartTheGateway() {
        processes = process("local-cloud", "ready");
        assertThat(run("deliver", ORDER)).isEqualTo(1);
        processes = process("local-cloud", "ready") + "," + process("partner-gateway", "dead");
        assertThat(run("deliver", ORDER)).isEqualTo(1);

        assertThat(err.toString().lines())
                .hasSize(2)
                .containsOnly("partner-gateway does not run: start it with ./lab revive partner-gateway.");
        assertThat(reports).isEmpty();
    }

    @Test
    void saysThatItKnowsNoSecretOfALabOnDocker() {
        processes = process("localstack", "ready");

        assertThat(run("deliver", ORDER)).isEqualTo(1);

        assertThat(err.toString())
                .startsWith("The lab that is up runs on Docker")
                .contains("docs/choosing.md");
    }

    @Test
    void saysThatNoLabIsUp() {
        room.stop(0);

        assertThat(run("deliver", ORDER)).isEqualTo(1);

        assertThat(err.toString().lines())
                .containsExactly("No lab is up on http://localhost:" + ports.base() + ": start it with ./lab up.");
    }

    @Test
    void saysThatTheSecretIsNotInThisFolder() throws IOException {
        Files.delete(home.resolve(".lab/" + ports.base() + "/carrier-secret"));

        assertThat(run("deliver", ORDER)).isEqualTo(1);

        assertThat(err.toString()).startsWith("The lab that is up keeps no carrier's secret in ");
    }

    @Test
    void stopsAtARefusalAndRepeatsWhatTheGatewaySays() {
        status = 503;
        answer = "{\"detail\":\"The bus did not take the event. \\u001b[2JSend it again.\"}";

        assertThat(run("deliver", ORDER, "--times", "3")).isEqualTo(1);

        assertThat(reports).hasSize(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "partner-gateway answered 503: The bus did not take the event. \\u001b[2JSend it again.");
    }

    @Test
    void saysThatTheGatewayIsSilent() {
        gateway.stop(0);

        assertThat(run("deliver", ORDER)).isEqualTo(1);

        assertThat(err.toString())
                .startsWith("partner-gateway does not answer on http://localhost:")
                .contains("./lab status");
    }

    private String process(String name, String state) {
        return "{\"name\":\"" + name + "\",\"state\":\"" + state + "\",\"main\":\"http://localhost:"
                + gateway.getAddress().getPort() + "\"}";
    }

    private void take(HttpExchange exchange) throws IOException {
        reports.add(new Report(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Carrier-Signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        answer(exchange, status, answer);
    }

    private static void answer(HttpExchange exchange, int status, String document) throws IOException {
        var body = document.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static HttpServer serve(int port, HttpHandler handler) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", handler);
        server.start();
        return server;
    }

    private int run(String... arguments) {
        var line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--ports", "" + ports.base()));
        return Lab.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line.toArray(String[]::new));
    }
}
