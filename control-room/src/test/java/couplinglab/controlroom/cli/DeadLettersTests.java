package couplinglab.controlroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import couplinglab.controlroom.process.Ports;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands for dead letters, towards a control room and a service that answer what a test wants. */
class DeadLettersTests {
    private static final String MALFORMED =
            "{\"id\":\"m-1\",\"orderId\":null,\"reason\":\"MALFORMED\",\"error\":\"no JSON\",\"body\":\"BODY\",\"attributes\":{},"
                    + "\"receives\":1,\"firstSeen\":\"2026-11-24T12:00:00Z\",\"lastSeen\":\"2026-11-24T12:00:01.5Z\"}";
    private static final String EXHAUSTED =
            "{\"id\":\"m-2\",\"orderId\":\"o-2\",\"reason\":\"RECEIVES_EXHAUSTED\",\"error\":null,\"body\":\"{}\","
                    + "\"attributes\":{},\"receives\":5,\"firstSeen\":\"2026-11-24T12:00:00Z\",\"lastSeen\":\"2026-11-24T12:01:00Z\"}";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Ports ports = Ports.free();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer room;
    private HttpServer service;
    private HttpServer subscriber;

    private record Answer(int status, String body) {}

    @BeforeEach
    void start() throws IOException {
        service = serve(0, "");
        subscriber = serve(0, "notification: ");
        room = serve(ports.base(), "");
        var address = "http://localhost:" + service.getAddress().getPort();
        var subscriberAddress = "http://localhost:" + subscriber.getAddress().getPort();
        answers.put(
                "GET /api/processes",
                new Answer(
                        200,
                        "{\"items\":[{\"name\":\"order-service\",\"main\":\"http://localhost:1\"},"
                                + "{\"name\":\"fulfillment-service\",\"main\":\"" + address + "\",\"management\":\""
                                + address
                                + "\"},{\"name\":\"notification\",\"main\":\"" + subscriberAddress
                                + "\",\"management\":\"" + subscriberAddress + "\"}]}"));
    }

    @AfterEach
    void stop() {
        room.stop(0);
        service.stop(0);
        subscriber.stop(0);
    }

    @Test
    void listsEachWithAllThatIsKnownPageByPage() {
        answers.put("GET /dead-letters?limit=500", page(MALFORMED, "\"c/1\""));
        answers.put("GET /dead-letters?limit=500&after=c%2F1", page(EXHAUSTED, "null"));

        assertThat(run("dead-letters")).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "m-1",
                        "  MALFORMED: no JSON",
                        "  order unknown, received 1 time, first 2026-11-24T12:00:00Z, last 2026-11-24T12:00:01.5Z",
                        "  BODY",
                        "m-2",
                        "  RECEIVES_EXHAUSTED",
                        "  order o-2, received 5 times, first 2026-11-24T12:00:00Z, last 2026-11-24T12:01:00Z",
                        "  {}",
                        "",
                        "2 dead letters. Once the cause is mended: ./lab dead-letters redrive [ID]");
    }

    @Test
    void cutsALongBodyUnlessItIsWantedWhole() {
        answers.put("GET /dead-letters?limit=500", page(MALFORMED.replace("BODY", "x".repeat(500)), "null"));

        assertThat(run("dead-letters")).isZero();
        assertThat(out.toString().lines()).contains("  " + "x".repeat(75) + "...");

        assertThat(run("dead-letters", "--full")).isZero();
        assertThat(out.toString().lines()).contains("  " + "x".repeat(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--full", "--json"})
    void letsNoBodyControlTheTerminal(String option) {
        // Escape, a C1 control sequence introducer, a carriage return, and an override of the direction.
        answers.put(
                "GET /dead-letters?limit=500",
                page(MALFORMED.replace("BODY", "a\\u001b[2Jb\\u009b2Jc\\rd\\u202ee"), "null"));

        assertThat(run(("dead-letters " + option).trim().split(" "))).isZero();

        assertThat(out.toString().lines().toList().toString())
                .containsIgnoringCase("b\\u009b2Jc")
                .doesNotContainPattern("[\\x00-\\x1f\\x80-\\x9f\\u202e]");
    }

    @Test
    void givesProgramsWhatTheServiceSays() {
        answers.put("GET /dead-letters?limit=500", page(MALFORMED + "," + EXHAUSTED, "null"));

        assertThat(run("dead-letters", "--json")).isZero();

        assertThat(out.toString().lines()).containsExactly(MALFORMED, EXHAUSTED);
    }

    @Test
    void saysThatThereAreNone() {
        answers.put("GET /dead-letters?limit=500", page("", "null"));
        answers.put("POST /dead-letters/redrive?limit=100", redriven(0, 0, 0, "null"));

        assertThat(run("dead-letters")).isZero();
        assertThat(out.toString()).contains("There are no dead letters.");
        assertThat(run("dead-letters", "redrive")).isZero();
        assertThat(out.toString().lines()).containsExactly("There are no dead letters.", "There are no dead letters.");
    }

    @Test
    void redrivesAllAndTellsHowFarItIs() {
        answers.put("POST /dead-letters/redrive?limit=100", redriven(100, 0, 130, "\"100-230\""));
        answers.put("POST /dead-letters/redrive?limit=100&after=100-230", redriven(100, 0, 30, "\"200-230\""));
        answers.put("POST /dead-letters/redrive?limit=100&after=200-230", redriven(30, 0, 0, "null"));

        assertThat(run("dead-letters", "redrive")).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "100 of 230 dead letters redriven, 0 kept",
                        "200 of 230 dead letters redriven, 0 kept",
                        "230 of 230 dead letters redriven, 0 kept");
    }

    @Test
    void goesOnAfterThoseThatAreKeptAndSaysWhy() {
        answers.put("POST /dead-letters/redrive?limit=100", redriven(98, 2, 1, "\"100-101\""));
        answers.put("POST /dead-letters/redrive?limit=100&after=100-101", redriven(0, 1, 0, "null"));

        assertThat(run("dead-letters", "redrive")).isEqualTo(1);

        assertThat(out.toString()).contains("98 of 101 dead letters redriven, 3 kept");
        assertThat(err.toString().lines())
                .containsExactly("The queue did not take 3, which are kept: 3 x InternalError: not now");
    }

    @Test
    void saysHowFarItCameWhereItCouldNotGoOn() {
        answers.put("POST /dead-letters/redrive?limit=100", redriven(100, 0, 50, "\"100-150\""));
        answers.put(
                "POST /dead-letters/redrive?limit=100&after=100-150",
                new Answer(503, "{\"detail\":\"The broker can't be used now.\"}"));

        assertThat(run("dead-letters", "redrive")).isEqualTo(1);

        assertThat(err.toString().lines())
                .containsExactly(
                        "The broker can't be used now. Stopped at 100 of 150; those that were not redriven are "
                                + "kept: run the command again.");
    }

    @Test
    void redrivesOne() {
        answers.put("POST /dead-letters/m-1/redrive", new Answer(200, "{\"redriven\":1,\"kept\":0,\"errors\":{}}"));
        answers.put(
                "POST /dead-letters/m-2/redrive",
                new Answer(200, "{\"redriven\":0,\"kept\":1,\"errors\":{\"InternalError: not now\":1}}"));

        assertThat(run("dead-letters", "redrive", "m-1")).isZero();
        assertThat(out.toString()).contains("Redriven: m-1 is in the queue again.");
        assertThat(run("dead-letters", "redrive", "m-2")).isEqualTo(1);
        assertThat(err.toString()).contains("The queue did not take it, and it is kept: InternalError: not now");
    }

    @Test
    void deletesOneAndCountsIt() {
        answers.put("DELETE /dead-letters/m-1", new Answer(204, ""));
        answers.put("GET /actuator/inbox", new Answer(200, "{\"fulfilled\":7,\"duplicates\":1,\"discarded\":3}"));

        assertThat(run("dead-letters", "delete", "m-1")).isZero();

        assertThat(out.toString().lines())
                .containsExactly("Deleted m-1. Dead letters deleted since the first start: 3.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"redrive", "delete"})
    void knowsNoOther(String action) {
        assertThat(run("dead-letters", action, "../m 1")).isEqualTo(1);

        assertThat(asked).last().asString().contains("/dead-letters/..%2Fm%201");
        assertThat(err.toString().lines())
                .containsExactly("There is no dead letter \"../m 1\": ./lab dead-letters lists those that are there.");
    }

    @Test
    void doesTheSameForASubscriber() {
        answers.put("notification: GET /dead-letters?limit=500", page(EXHAUSTED, "null"));
        answers.put("notification: POST /dead-letters/redrive?limit=100", redriven(1, 0, 0, "null"));
        answers.put("notification: DELETE /dead-letters/m-2", new Answer(204, ""));
        answers.put("notification: GET /actuator/inbox", new Answer(200, "{\"discarded\":4}"));

        assertThat(run("dead-letters", "--of", "notification")).isZero();
        assertThat(run("dead-letters", "--of", "notification", "redrive")).isZero();
        assertThat(run("dead-letters", "delete", "m-2", "--of", "notification")).isZero();

        assertThat(out.toString().lines())
                .startsWith("m-2")
                .containsSequence(
                        "1 dead letter. Once the cause is mended: ./lab dead-letters --of notification redrive [ID]",
                        "1 of 1 dead letters redriven, 0 kept",
                        "Deleted m-2. Dead letters deleted since the first start: 4.");
    }

    @Test
    void knowsWhoKeepsDeadLetters() {
        assertThat(run("dead-letters", "--of", "order-service")).isEqualTo(1);
        assertThat(run("dead-letters", "redrive", "--of", "analytics")).isEqualTo(1);
        assertThat(run("dead-letters", "delete", "m-1", "--of", "notification")).isEqualTo(1);

        assertThat(err.toString().lines())
                .containsExactly(
                        "There is no consumer \"order-service\" that keeps dead letters; there are fulfillment-service, "
                                + "notification, analytics, fraud-review, customs.",
                        "This lab has not started analytics: ./lab revive analytics starts it.",
                        "There is no dead letter \"m-1\": ./lab dead-letters --of notification lists those that are "
                                + "there.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "redrive", "redrive m-1", "delete m-1"})
    void saysInOneSentenceThatTheServiceIsSilent(String action) {
        service.stop(0);

        assertThat(run(("dead-letters " + action).trim().split(" "))).isEqualTo(1);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("fulfillment-service does not answer on http://localhost:")
                .endsWith(": ./lab status tells whether it lives.");
    }

    private HttpServer serve(int port, String prefix) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> answer(exchange, prefix));
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange, String prefix) throws IOException {
        var request = prefix + exchange.getRequestMethod() + " " + exchange.getRequestURI();
        asked.add(request);
        var answer = answers.getOrDefault(request, new Answer(404, "{\"detail\":\"Unexpected.\"}"));
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Answer page(String items, String next) {
        return new Answer(200, "{\"items\":[" + items + "],\"next\":" + next + "}");
    }

    private static Answer redriven(int redriven, int kept, int left, String next) {
        var errors = kept == 0 ? "{}" : "{\"InternalError: not now\":" + kept + "}";
        return new Answer(
                200,
                "{\"redriven\":" + redriven + ",\"kept\":" + kept + ",\"errors\":" + errors + ",\"left\":" + left
                        + ",\"next\":" + next + "}");
    }

    /** The port is given to the command above, or to the one below. */
    private int run(String... arguments) {
        var line = new ArrayList<>(List.of(arguments));
        line.add(asked.isEmpty() ? 1 : line.size(), "--ports");
        line.add(line.indexOf("--ports") + 1, "" + ports.base());
        return Lab.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line.toArray(String[]::new));
    }
}
