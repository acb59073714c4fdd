package couplinglab.controlroom.whole;

import static couplinglab.controlroom.process.ProcessNames.FULFILLMENT_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE_2;
import static couplinglab.controlroom.whole.Services.orderIdIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Outcome;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.ledger.Account;
import couplinglab.controlroom.ledger.Accounting;
import couplinglab.controlroom.ledger.Bookkeeper;
import couplinglab.controlroom.traffic.Lane;
import couplinglab.controlroom.traffic.RandomOrders;
import couplinglab.controlroom.traffic.Traffic;
import couplinglab.testing.NeedsDocker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each coupling with a live, a killed and a revived consumer; at the end direct REST and the queue side by side. */
@Tag("slow")
@NeedsDocker
class OrdersOnLocalStackIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final int ENOUGH = 10;

    @TempDir
    static Path folder;

    private static Services services;

    @BeforeAll
    static void start() {
        services = Services.start(HOME, folder);
    }

    @AfterAll
    static void stop() {
        if (services != null) {
            services.close();
        }
    }

    @BeforeEach
    void everybodyLives() {
        services.reviveConsumer();
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "guarded"})
    void tightlyCoupledTheProducerRefusesWhileTheConsumerIsDead(String mode) throws Exception {
        services.switchTo(ORDER_SERVICE, mode);
        var before = services.order(ORDER_SERVICE);
        assertThat(before.statusCode()).isEqualTo(201);

        services.killConsumer();
        var meanwhile = services.order(ORDER_SERVICE);

        assertThat(meanwhile.statusCode()).isEqualTo(503);
        assertThat(services.statusOf(ORDER_SERVICE, orderIdIn(meanwhile))).isEqualTo("REFUSED");
        services.reviveConsumer();
        // The guard's circuit may be open for a while.
        var after = await().atMost(DEADLINE)
                .until(() -> services.order(ORDER_SERVICE), answer -> answer.statusCode() == 201);
        assertThat(services.shipmentsOf(orderIdIn(before))).isOne();
        assertThat(services.shipmentsOf(orderIdIn(meanwhile))).isZero();
        assertThat(services.shipmentsOf(orderIdIn(after))).isOne();
    }

    @Test
    void looselyCoupledTheProducerAcceptsWhileTheConsumerIsDead() throws Exception {
        services.switchTo(ORDER_SERVICE, "queue");
        var accepted = new ArrayList<String>();
        accepted.add(accept());
        services.awaitFulfilled(ORDER_SERVICE, accepted.get(0));

        services.killConsumer();
        for (int i = 0; i < ENOUGH; i++) {
            accepted.add(accept());
        }
        for (var orderId : accepted.subList(1, accepted.size())) {
            assertThat(services.statusOf(ORDER_SERVICE, orderId)).isEqualTo("PLACED");
        }

        services.reviveConsumer();
        accepted.add(accept());
        for (var orderId : accepted) {
            services.awaitFulfilled(ORDER_SERVICE, orderId);
            assertThat(services.shipmentsOf(orderId)).isOne();
        }
    }

    @Test
    void sideBySideOnlyTheQueueLetsTheProducerLiveOn() throws Exception {
        services.switchTo(ORDER_SERVICE, "direct");
        services.switchTo(ORDER_SERVICE_2, "queue");
        try (var recorder = Recorder.open(folder.resolve("side by side"));
                var traffic = Traffic.to(lanes(), new RandomOrders(1), recorder)) {
            traffic.setRate(10);
            awaitAccepted(recorder);
            recorder.mark(Mark.Kind.KILL_ASKED, FULFILLMENT_SERVICE);
            services.killConsumer();
            recorder.mark(Mark.Kind.KILL_CONFIRMED, FULFILLMENT_SERVICE);
            await().atMost(DEADLINE)
                    .until(() -> account(recorder, ORDER_SERVICE).offeredWhileDown() >= ENOUGH
                            && account(recorder, ORDER_SERVICE_2).offeredWhileDown() >= ENOUGH);
            recorder.mark(Mark.Kind.REVIVE_ASKED, FULFILLMENT_SERVICE);
            services.reviveConsumer();
            recorder.mark(Mark.Kind.READY, FULFILLMENT_SERVICE);
            traffic.setRate(0);
            await().atMost(DEADLINE).until(() -> traffic.outstanding() == 0);
            await().atMost(DEADLINE)
                    .until(() -> account(recorder, ORDER_SERVICE_2).waiting() == 0);

            var direct = account(recorder, ORDER_SERVICE);
            assertThat(direct.acceptedWhileDown()).isZero();
            assertThat(direct.refused()).isGreaterThanOrEqualTo(ENOUGH);
            assertThat(direct.fulfilled()).isEqualTo(direct.accepted());
            var queue = account(recorder, ORDER_SERVICE_2);
            assertThat(queue.acceptedWhileDown()).isEqualTo(queue.offeredWhileDown());
            assertThat(queue.accepted()).isEqualTo(queue.offered());
            assertThat(queue.fulfilled()).isEqualTo(queue.accepted());
            assertThat(Stream.of(direct, queue)).allSatisfy(lane -> {
                assertThat(lane.doubled()).isZero();
                assertThat(lane.contradictions()).isEmpty();
            });
        }
    }

    private static String accept() throws Exception {
        var answer = services.order(ORDER_SERVICE);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return orderIdIn(answer);
    }

    private static void awaitAccepted(Recorder recorder) {
        await().atMost(DEADLINE)
                .until(() -> Stream.of(ORDER_SERVICE, ORDER_SERVICE_2)
                        .allMatch(lane -> recorder.history().ofLane(lane).offers().stream()
                                        .filter(offer -> offer.outcome() == Outcome.ACCEPTED)
                                        .count()
                                >= ENOUGH));
    }

    private static Account account(Recorder recorder, String lane) {
        var bookkeeper =
                Bookkeeper.of(services.lab(), lanes().stream().map(Lane::name).toList(), recorder::published);
        bookkeeper.readAll();
        return Accounting.of(recorder.history().ofLane(lane), bookkeeper.books(), false);
    }

    private static List<Lane> lanes() {
        return Stream.of(ORDER_SERVICE, ORDER_SERVICE_2)
                .map(name -> new Lane(name, services.lab().endpoints(name).main()))
                .toList();
    }
}
