package couplinglab.order.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import couplinglab.order.TestDatabase;
import couplinglab.order.book.CouplingMode;
import couplinglab.web.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the relay writes down of each publish, on every database. */
abstract class PublishesContract {
    private TestRelay relay;

    abstract TestDatabase database();

    @BeforeEach
    void begin() {
        relay = new TestRelay(database());
    }

    @Test
    void writesDownWhatTheBrokerAnsweredForGood() {
        var acknowledged = relay.place();
        var refused = relay.place();
        relay.place();
        relay.place();

        relay.round(batch -> new Published(
                        List.of(batch.get(0).id()),
                        Map.of(batch.get(1).id(), "InvalidMessageContents"),
                        Map.of(batch.get(2).id(), "busy")))
                .run(TestRelay.NONE);

        assertThat(page())
                .extracting(Publish::publish, Publish::orderId, Publish::outcome)
                .containsExactly(
                        tuple(1L, acknowledged.id(), Publish.Outcome.ACKNOWLEDGED),
                        tuple(2L, refused.id(), Publish.Outcome.REFUSED));
        assertThat(page())
                .extracting(Publish::mode, Publish::destination)
                .containsOnly(tuple(CouplingMode.QUEUE, "orders"));
    }

    /** However many there were: a day without a broker is one row. */
    @Test
    void writesDownAttemptsThatWereNotAnsweredAsOneSinceTheFirst() {
        var order = relay.place();
        List<Instant> sentAt = new ArrayList<>();

        for (int attempt = 0; attempt < 3; attempt++) {
            relay.round(batch -> {
                        sentAt.add(Instant.now());
                        throw new BrokerDegraded("no answer", new IllegalStateException());
                    })
                    .run(TestRelay.NONE);
            assertThat(page()).isEmpty();
        }
        relay.round(batch ->
                        new Published(List.of(), Map.of(), Map.of(batch.get(0).id(), "busy")))
                .run(TestRelay.NONE);
        relay.round(TestRelay::acknowledgeAll).run(TestRelay.NONE);

        assertThat(page())
                .extracting(Publish::orderId, Publish::outcome)
                .containsExactly(
                        tuple(order.id(), Publish.Outcome.UNKNOWN), tuple(order.id(), Publish.Outcome.ACKNOWLEDGED));
        assertThat(page().get(0).begunAt()).isBefore(sentAt.get(0));
        assertThat(page().get(1).begunAt())
                .isAfter(sentAt.get(2))
                .isEqualTo(page().get(0).endedAt());
    }

    @Test
    void writesDownWhenItBeganAndEnded() {
        relay.place();
        List<Instant> sentAt = new ArrayList<>();

        relay.round(batch -> {
                    sentAt.add(Instant.now());
                    return TestRelay.acknowledgeAll(batch);
                })
                .run(TestRelay.NONE);

        assertThat(page())
                .singleElement()
                .satisfies(publish -> assertThat(sentAt.get(0))
                        .isBetween(
                                publish.begunAt().minusNanos(1000),
                                publish.endedAt().plusNanos(1000)));
    }

    /** As where it dies between the send and the commit: the next relay finds what it had committed before the send. */
    @Test
    void writesDownAnAttemptOfARelayThatDied() {
        var order = relay.place();
        List<Instant> sentAt = new ArrayList<>();

        assertThatThrownBy(() -> relay.round(batch -> {
                            sentAt.add(Instant.now());
                            throw new IllegalStateException("the process dies after the send");
                        })
                        .run(TestRelay.NONE))
                .isInstanceOf(IllegalStateException.class);
        assertThat(page()).isEmpty();
        relay.round(TestRelay::acknowledgeAll).run(TestRelay.NONE);

        assertThat(page())
                .extracting(Publish::orderId, Publish::outcome)
                .containsExactly(
                        tuple(order.id(), Publish.Outcome.UNKNOWN), tuple(order.id(), Publish.Outcome.ACKNOWLEDGED));
        assertThat(page().get(0).begunAt()).isBefore(sentAt.get(0));
        assertThat(database().jdbc().sql("SELECT id FROM sending").query().listOfRows())
                .isEmpty();
    }

    @Test
    void sendsNothingThatItCouldNotWriteDownBefore() {
        var order = relay.place();
        database().jdbc().sql("DROP TABLE sending").update();

        assertThatThrownBy(() -> relay.round(TestRelay::acknowledgeAll).run(TestRelay.NONE))
                .isInstanceOf(RuntimeException.class);

        assertThat(relay.sent()).isEmpty();
        assertThat(relay.pendingOrders()).containsExactly(order.id());
    }

    @Test
    void showsPublishesInPages() {
        for (int i = 0; i < 3; i++) {
            relay.place();
        }
        relay.round(TestRelay::acknowledgeAll).run(TestRelay.NONE);

        assertThat(relay.publishes().page(new PageRequest(0, 2)))
                .extracting(Publish::publish)
                .containsExactly(1L, 2L);
        assertThat(relay.publishes().page(new PageRequest(2, 2)))
                .extracting(Publish::publish)
                .containsExactly(3L);
    }

    private List<Publish> page() {
        return relay.publishes().page(new PageRequest(0, 100));
    }
}
