package couplinglab.controlroom.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import couplinglab.controlroom.process.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveStreamTests {
    private final Ports ports = Ports.free();
    private final HttpClient client = HttpClient.newHttpClient();
    private ConfigurableApplicationContext room;

    @BeforeAll
    void start(@TempDir Path folder) {
        room = ControlRoom.start(ports, folder.resolve("room.log"), new FakeLab());
    }

    @AfterAll
    void stop() {
        room.close();
    }

    @Test
    void tellsThePresentAgainAndAgain() throws Exception {
        try (var lines = client.send(question("0"), BodyHandlers.ofLines()).body()) {
            assertThat(lines.filter(line -> line.startsWith("data: ")).limit(3))
                    .hasSize(3)
                    .allSatisfy(line -> assertThat(line)
                            .contains("\"phase\":\"ready\"")
                            .contains("\"name\":\"order-service\"")
                            .contains("\"state\":\"ready\""));
        }
    }

    @Test
    void repeatsTheOrdersThatAReaderMissed() throws Exception {
        var stream = room.getBean(Stream.class);
        stream.publishOrder(Map.of("number", 41));
        stream.publishOrder(Map.of("number", 42));

        try (var lines = client.send(question("1"), BodyHandlers.ofLines()).body()) {
            assertThat(lines.filter(line -> line.contains("\"number\"")).limit(2))
                    .containsExactly("data: {\"number\":41}", "data: {\"number\":42}");
        }
    }

    @Test
    void forgetsAReaderThatIsGone() throws Exception {
        var stream = room.getBean(Stream.class);
        var answer = client.send(question("0"), BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
        await().atMost(Duration.ofSeconds(30)).until(stream::hasReaders);

        answer.body().close();

        await().atMost(Duration.ofSeconds(30)).until(() -> !stream.hasReaders());
    }

    @Test
    void refusesAnIdThatIsNone() throws Exception {
        var answer = client.send(question("yesterday"), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Last-Event-ID");
    }

    private HttpRequest question(String lastEventId) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.base() + "/api/stream"))
                .header("Last-Event-ID", lastEventId)
                .build();
    }
}
