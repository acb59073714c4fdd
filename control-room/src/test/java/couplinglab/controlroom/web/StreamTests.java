package couplinglab.controlroom.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StreamTests {
    private static final long EPOCH = 1_000_000;
    private final Stream stream = streamOf(2, 100);

    @Test
    void numbersOrderEventsAndSendsSnapshotsWithoutNumber() throws Exception {
        var reader = stream.subscribe(0);

        stream.publishOrder(Map.of("number", 7));
        stream.publishSnapshot(Map.of("phase", "running"));

        assertThat(receivedBy(reader)).isEqualTo("""
                        id: 1000001
                        event: order
                        data: {"number":7}

                        event: snapshot
                        data: {"phase":"running"}

                        """);
    }

    @Test
    void repeatsWhatAReaderMissedAndNothingElse() throws Exception {
        publishOrders(1, 2, 3);

        var reader = stream.subscribe(EPOCH + 2);
        publishOrders(4);

        assertThat(numbersIn(receivedBy(reader))).containsExactly("3", "4");
    }

    @Test
    void repeatsNothingToANewReader() throws Exception {
        publishOrders(1, 2);

        assertThat(receivedBy(stream.subscribe(0))).isEmpty();
    }

    @Test
    void repeatsAllThatIsKeptToAReaderOfAnEarlierRun() throws Exception {
        publishOrders(1, 2, 3, 4, 5);

        assertThat(numbersIn(receivedBy(stream.subscribe(EPOCH - 50)))).containsExactly("3", "4", "5");
    }

    @Test
    void dropsAReaderThatFallsBehindAndServesTheOthers() throws Exception {
        var narrow = streamOf(2, 3);
        var slow = narrow.subscribe(0);
        for (int number = 1; number <= 4; number++) {
            narrow.publishOrder(Map.of("number", number));
        }
        var punctual = narrow.subscribe(0);
        narrow.publishOrder(Map.of("number", 5));

        assertThat(slow.isDropped()).isTrue();
        assertThat(numbersIn(receivedBy(punctual))).containsExactly("5");
    }

    @Test
    void servesABoundedNumberOfReaders() {
        var first = stream.subscribe(0);
        stream.subscribe(0);

        assertThatThrownBy(() -> stream.subscribe(0)).isInstanceOf(TooManyClients.class);
        first.close();
        assertThat(stream.subscribe(0)).isNotNull();
    }

    @Test
    void letsItsReadersGoWhenItCloses() throws Exception {
        var reader = stream.subscribe(0);

        stream.close();

        assertThat(reader.isDropped()).isTrue();
        assertThatThrownBy(() -> stream.subscribe(0)).isInstanceOf(TooManyClients.class);
    }

    private void publishOrders(int... numbers) {
        for (int number : numbers) {
            stream.publishOrder(Map.of("number", number));
        }
    }

    private static Stream streamOf(int maxClients, int backlog) {
        return new Stream(
                new JsonMapper(),
                new StreamSettings(Duration.ofMillis(200), maxClients, 3, backlog),
                Clock.fixed(Instant.ofEpochMilli(EPOCH), ZoneOffset.UTC));
    }

    private static List<String> numbersIn(String text) {
        return text.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .toList();
    }

    /** What is written to the reader until it has nothing left and lets go. */
    private static String receivedBy(StreamReader reader) throws IOException, InterruptedException {
        var target = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                reader.drop();
            }
        };
        if (reader.hasBacklog()) {
            reader.writeTo(target);
        }
        return target.toString(StandardCharsets.UTF_8);
    }
}
