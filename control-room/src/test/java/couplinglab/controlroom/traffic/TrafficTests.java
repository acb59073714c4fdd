package couplinglab.controlroom.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import couplinglab.controlroom.history.Offer;
import couplinglab.controlroom.history.Outcome;
import couplinglab.controlroom.history.Recorder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficTests {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private Recorder recorder;

    @BeforeEach
    void open() {
        recorder = Recorder.open(folder);
    }

    @AfterEach
    void close() {
        recorder.close();
    }

    @Test
    void keepsArrivingWhileEveryCallHangs() throws IOException {
        try (var shop = new Shop().frozen();
                var traffic = traffic(LONG, 1000, shop.lane("order-service"))) {
            traffic.setRate(200);

            await().atMost(DEADLINE).until(() -> shop.keys().size() >= 100);
            assertThat(offers()).allMatch(offer -> offer.answer() == null);
            assertThat(traffic.outstanding()).isGreaterThanOrEqualTo(100);
            assertThat(traffic.notSent()).isZero();
        }
    }

    @Test
    void offersSoManyAndNoMore() throws IOException {
        try (var shop = new Shop();
                var traffic = traffic(LONG, 1000, shop.lane("order-service"))) {
            traffic.offer(500, 25);

            await().atMost(DEADLINE).until(() -> traffic.rate() == 0 && traffic.outstanding() == 0 && concluded() > 0);
            assertThat(offers())
                    .hasSize(25)
                    .allSatisfy(offer -> assertThat(offer.outcome()).isEqualTo(Outcome.ACCEPTED));
            assertThat(shop.keys())
                    .containsExactlyInAnyOrderElementsOf(
                            offers().stream().map(Offer::key).toList());
        }
    }

    @Test
    void givesUpAndCallsItUnknown() throws IOException {
        try (var shop = new Shop().frozen();
                var traffic = traffic(Duration.ofSeconds(1), 1000, shop.lane("order-service"))) {
            traffic.offer(100, 5);

            await().atMost(DEADLINE).until(() -> concluded() == 5);
            assertThat(offers()).extracting(Offer::outcome).containsOnly(Outcome.UNKNOWN);
            assertThat(traffic.outstanding()).isZero();
        }
    }

    @Test
    void callsARefusedConnectionUnknown() throws IOException {
        int nobody;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = taken.getLocalPort();
        }
        try (var traffic = traffic(LONG, 1000, new Lane("gone", URI.create("http://localhost:" + nobody)))) {
            traffic.offer(100, 3);

            await().atMost(DEADLINE).until(() -> concluded() == 3);
            assertThat(offers()).allMatch(offer -> offer.outcome() == Outcome.UNKNOWN);
        }
    }

    /** The first answer leaves a connection to reuse; a client that repeats what failed on it would send twice. */
    @Test
    void neverSendsAnOrderTwiceWhenAReusedConnectionBreaks() throws IOException {
        try (var shop = new Shop().cuttingConnections();
                var traffic = traffic(LONG, 1000, shop.lane("order-service"))) {
            traffic.offer(20, 10);

            await().atMost(DEADLINE).until(() -> concluded() == 10);
            assertThat(shop.keys()).doesNotHaveDuplicates().hasSize(10);
            assertThat(offers())
                    .filteredOn(offer -> offer.outcome() == Outcome.UNKNOWN)
                    .hasSize(9);
        }
    }

    @Test
    void doesNotOfferAnArrivalForWhichThereIsNoRoom() throws IOException {
        try (var shop = new Shop().frozen();
                var traffic = traffic(LONG, 3, shop.lane("order-service"))) {
            traffic.offer(200, 10);

            await().atMost(DEADLINE).until(() -> traffic.notSent() == 7);
            assertThat(offers()).hasSize(3);
        }
    }

    @Test
    void offersTheSameOrderToBothLanesUnderKeysOfTheirOwn() throws IOException {
        try (var one = new Shop();
                var two = new Shop();
                var traffic = traffic(LONG, 1000, one.lane("order-service"), two.lane("order-service-2"))) {
            traffic.offer(100, 4);

            await().atMost(DEADLINE).until(() -> concluded() == 8);
            assertThat(one.bodies()).containsExactlyInAnyOrderElementsOf(two.bodies());
            assertThat(offers()).extracting(Offer::key).doesNotHaveDuplicates();
            assertThat(offers()).extracting(Offer::arrival).containsExactly(1L, 1L, 2L, 2L, 3L, 3L, 4L, 4L);
        }
    }

    @Test
    void refusesARateThatIsNone() throws IOException {
        try (var shop = new Shop();
                var traffic = traffic(LONG, 1000, shop.lane("order-service"))) {
            for (var nonsense : List.of(-1.0, Double.NaN, Double.POSITIVE_INFINITY)) {
                assertThatThrownBy(() -> traffic.setRate(nonsense)).isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(traffic.rate()).isZero();
        }
    }

    private Traffic traffic(Duration patience, int room, Lane... lanes) {
        var traffic = new Traffic(recorder, List.of(lanes), new RandomOrders(1), patience, room);
        traffic.start();
        return traffic;
    }

    private List<Offer> offers() {
        return recorder.history().offers();
    }

    private long concluded() {
        return offers().stream().filter(offer -> offer.answer() != null).count();
    }
}
