package couplinglab.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
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
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"chaos.enabled=true", "management.server.port=0", "server.address=127.0.0.1"})
class ChaosEndpointTests {
    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int mainPort;

    @LocalManagementPort
    int managementPort;

    @Autowired
    AtomicInteger halts;

    @AfterEach
    void calm() throws Exception {
        send(true, "DELETE", "/chaos", null, null);
        halts.set(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void worksAlikeOnBothPorts(boolean main) throws Exception {
        assertThat(post(main, "/chaos/freeze", null))
                .isEqualTo("200 {\"frozen\":true,\"slow\":null,\"failPercent\":0,\"crashAt\":null}");
        assertThat(post(main, "/chaos/slow", "{\"ordersPerSecond\":5}"))
                .isEqualTo("200 {\"frozen\":true,\"slow\":{\"ordersPerSecond\":5},\"failPercent\":0,\"crashAt\":null}");
        assertThat(post(main, "/chaos/slow", "{\"delayMillis\":600000}")).contains("\"slow\":{\"delayMillis\":600000}");
        assertThat(post(main, "/chaos/fail", "{\"percent\":100}")).contains("\"failPercent\":100");
        assertThat(post(main, "/chaos/crash-at", "{\"point\":\"before-delete\"}"))
                .contains("\"crashAt\":\"before-delete\"");
        assertThat(text(send(!main, "GET", "/chaos", null, null))).contains("\"crashAt\":\"before-delete\"");
        assertThat(text(send(main, "DELETE", "/chaos", null, null)))
                .isEqualTo("200 {\"frozen\":false,\"slow\":null,\"failPercent\":0,\"crashAt\":null}");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answersAKillBeforeTheEnd(boolean main) throws Exception {
        assertThat(post(main, "/chaos/kill", null)).startsWith("202 {\"frozen\":false");

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(halts).hasValue(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", "text/plain", ""})
    void demandsNoContentType(String contentType) throws Exception {
        var answer = send(true, "POST", "/chaos/slow", "{\"delayMillis\":7}", contentType);

        assertThat(text(answer)).contains("\"delayMillis\":7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            slow     | {"delayMillis":0}                        | 422 | delayMillis
            slow     | {"delayMillis":600001}                   | 422 | delayMillis
            slow     | {"ordersPerSecond":0}                    | 422 | ordersPerSecond
            slow     | {"ordersPerSecond":10001}                | 422 | ordersPerSecond
            slow     | {"delayMillis":1,"ordersPerSecond":1}    | 422 | ordersPerSecond
            slow     | {}                                       | 422 | delayMillis
            slow     | ''                                       | 422 | delayMillis
            slow     | null                                     | 400 |
            slow     | {"delayMillis":"5"}                      | 400 | delayMillis
            slow     | {"delayMillis":1.5}                      | 400 | delayMillis
            slow     | {"delayMillis":5,"delay":5}              | 400 | delay
            slow     | {"delayMillis":5                         | 400 |
            fail     | {"percent":-1}                           | 422 | percent
            fail     | {"percent":101}                          | 422 | percent
            fail     | {}                                       | 422 | percent
            fail     | {"percent":"all"}                        | 400 | percent
            crash-at | {"point":"somewhere"}                    | 422 | point
            crash-at | {"point":"relay-before-send"}            | 422 | point
            crash-at | {}                                       | 422 | point
            crash-at | {"point":[7]}                            | 400 | point
            """)
    void refusesBadBodiesAndNamesTheField(String fault, String body, int status, @Nullable String field)
            throws Exception {
        for (boolean main : new boolean[] {true, false}) {
            var answer = send(main, "POST", "/chaos/" + fault, body, "application/json");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).contains("urn:coupling-lab:problem:");
            if (field != null) {
                assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
            }
        }
        assertThat(text(send(true, "GET", "/chaos", null, null)))
                .contains("\"slow\":null,\"failPercent\":0,\"crashAt\":null");
    }

    /** In chunks its length is not told before it is read. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesALargeBodyThatComesInChunks(boolean main) throws Exception {
        for (var fault : new String[] {"slow", "fail", "crash-at", "kill"}) {
            var request = HttpRequest.newBuilder(uri(main, "/chaos/" + fault))
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[64 * 1024 + 1])))
                    .build();

            var answer = http.send(request, BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(fault + ": " + answer.body()).isEqualTo(413);
            assertThat(answer.body()).contains("urn:coupling-lab:problem:body-too-large");
        }
        assertNothingHappened();
    }

    /** What a browser lets a page of another origin send without asking first: forms, and their three media types. */
    @ParameterizedTest
    @CsvSource({
        "true, https://elsewhere.example, cross-site, text/plain",
        "true, null, cross-site, application/x-www-form-urlencoded",
        "true, http://localhost:1, same-site, multipart/form-data; boundary=x",
        "false, https://elsewhere.example, cross-site, text/plain",
        "false, null, cross-site, application/x-www-form-urlencoded",
        "false, http://localhost:1, same-site, multipart/form-data; boundary=x"
    })
    void refusesAForeignOrigin(boolean main, String origin, String site, String contentType) throws Exception {
        for (var fault : new String[] {"kill", "freeze", "slow", "fail", "crash-at"}) {
            var request = HttpRequest.newBuilder(uri(main, "/chaos/" + fault))
                    .POST(BodyPublishers.ofString("{\"delayMillis\":7}"))
                    .header("Origin", origin)
                    .header("Sec-Fetch-Site", site)
                    .header("Content-Type", contentType)
                    .build();

            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        }
        assertNothingHappened();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAForeignHost(boolean main) throws Exception {
        for (var fault : new String[] {"kill", "freeze"}) {
            assertThat(asHost("evil.example", main, "/chaos/" + fault)).startsWith("HTTP/1.1 421 ");
        }
        assertNothingHappened();
    }

    private void assertNothingHappened() throws Exception {
        assertThat(text(send(true, "GET", "/chaos", null, null)))
                .isEqualTo("200 {\"frozen\":false,\"slow\":null,\"failPercent\":0,\"crashAt\":null}");
        assertThat(halts).hasValue(0);
    }

    /** By hand: a client of the JDK names the host that it connects to. */
    private String asHost(String host, boolean main, String path) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), uri(main, path).getPort())) {
            var request = "POST " + path + " HTTP/1.1\r\nHost: " + host
                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void namesTheMethodsThatAreThere() throws Exception {
        assertThat(send(true, "PUT", "/chaos", null, null).statusCode()).isEqualTo(405);
        assertThat(send(true, "POST", "/chaos/nonsense", null, null).statusCode())
                .isEqualTo(404);
        assertThat(send(false, "POST", "/chaos/nonsense", null, null).statusCode())
                .isEqualTo(404);
    }

    private String post(boolean main, String path, @Nullable String body) throws IOException, InterruptedException {
        return text(send(main, "POST", path, body, "application/json"));
    }

    private static String text(HttpResponse<String> answer) {
        return answer.statusCode() + " " + answer.body();
    }

    private HttpResponse<String> send(
            boolean main, String method, String path, @Nullable String body, @Nullable String contentType)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(main, path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (contentType != null && !contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(boolean main, String path) {
        return URI.create("http://127.0.0.1:" + (main ? mainPort : managementPort) + path);
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(Testable.class)
    static class App {}

    static class Testable {
        @Bean
        AtomicInteger halts() {
            return new AtomicInteger();
        }

        @Bean
        Halt halt(AtomicInteger halts) {
            return halts::incrementAndGet;
        }

        @Bean
        ChaosProfile profile() {
            return ChaosProfile.consumer();
        }
    }
}
