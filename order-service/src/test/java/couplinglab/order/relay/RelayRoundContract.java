package couplinglab.order.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import couplinglab.order.TestDatabase;
import couplinglab.order.book.CouplingMode;
import couplinglab.order.book.OrderStatus;
import couplinglab.order.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a turn of the relay promises of the outbox on every database; what it writes down: {@link PublishesContract}. */
abstract class RelayRoundContract {
    private static final Address ORDERS = new Address(CouplingMode.QUEUE, "orders");

    private TestRelay relay;

    abstract TestDatabase database();

    @BeforeEach
    void begin() {
        relay = new TestRelay(database());
    }

    @Test
    void deletesWhatWasAcknowledgedAndNothingElse() {
        var acknowledged = relay.place();
        var failed = relay.place();

        var result = relay.round(batch -> new Published(
                        List.of(batch.get(0).id()),
                        Map.of(),
                        Map.of(batch.get(1).id(), "busy")))
                .run(TestRelay.NONE);

        assertThat(result.claimed()).isEqualTo(2);
        assertThat(result.troubles()).containsExactly(entry(ORDERS, "busy"));
        assertThat(relay.pendingOrders()).containsExactly(failed.id());
        assertThat(relay.statusOf(acknowledged)).isEqualTo(OrderStatus.PLACED);
    }

    @Test
    void deletesNothingThatNoAnswerMentions() {
        var order = relay.place();

        relay.round(batch -> new Published(List.of(), Map.of(), Map.of())).run(TestRelay.NONE);

        assertThat(relay.pendingOrders()).containsExactly(order.id());
    }

    @Test
    void parksWhatTheBrokerWillNeverTakeAndCountsTheOrderAsDeadLettered() {
        var poison = relay.place();
        var good = relay.place();

        var result = relay.round(batch -> new Published(
                        List.of(batch.get(1).id()), Map.of(batch.get(0).id(), "InvalidMessageContents"), Map.of()))
                .run(TestRelay.NONE);

        assertThat(result.troubles()).isEmpty();
        assertThat(result.worked()).containsExactly(ORDERS);
        assertThat(relay.outbox().pending()).isZero();
        assertThat(relay.outbox().parked()).isEqualTo(1);
        assertThat(Relays.reasons(database())).containsExactly(entry(poison.id(), "InvalidMessageContents"));
        assertThat(relay.statusOf(poison)).isEqualTo(OrderStatus.DEAD_LETTERED);
        assertThat(relay.statusOf(good)).isEqualTo(OrderStatus.PLACED);
    }

    @Test
    void keepsEverythingWhileTheBrokerIsDegraded() {
        var order = relay.place();

        var result = relay.round(batch -> {
                    throw new BrokerDegraded("no answer", new IllegalStateException());
                })
                .run(TestRelay.NONE);

        assertThat(result.troubles()).containsExactly(entry(ORDERS, "no answer"));
        assertThat(relay.pendingOrders()).containsExactly(order.id());
    }

    @Test
    void sendsAgainWhatWasSentBeforeACrash() {
        var order = relay.place();

        assertThatThrownBy(() -> relay.round(batch -> {
                            throw new IllegalStateException("the process dies after the send");
                        })
                        .run(TestRelay.NONE))
                .isInstanceOf(IllegalStateException.class);
        relay.round(TestRelay::acknowledgeAll).run(TestRelay.NONE);

        assertThat(relay.sent()).containsExactly(List.of(order.id()), List.of(order.id()));
        assertThat(relay.outbox().pending()).isZero();
    }

    @Test
    void sendsEachOrderToTheDestinationOfItsPlacement() {
        relay.place("orders");
        relay.place("elsewhere");
        relay.place("orders");

        relay.round(TestRelay::acknowledgeAll).run(TestRelay.NONE);

        assertThat(relay.sent()).extracting(List::size).containsExactly(2, 1);
        assertThat(relay.outbox().pending()).isZero();
    }

    @Test
    void sendsNoMoreBytesAtOnceThanThePublisherTakes() {
        relay.take(5);
        relay.place();
        relay.place();
        relay.place();

        relay.round(TestRelay::acknowledgeAll).run(TestRelay.NONE);

        assertThat(relay.sent()).extracting(List::size).containsExactly(2, 1);
        assertThat(relay.outbox().pending()).isZero();
    }

    @Test
    void leavesInPeaceWhatRests() {
        var order = relay.place();

        var result = relay.round(TestRelay::acknowledgeAll).run(Set.of(ORDERS));

        assertThat(result.claimed()).isZero();
        assertThat(relay.pendingOrders()).containsExactly(order.id());
    }

    /** As where the name of the queue was changed, and the old one deleted. */
    @Test
    void sendsToAnAddressBehindMoreThanItClaimsForOneThatIsGone() {
        for (int i = 0; i < 11; i++) {
            relay.place("gone");
        }
        var order = relay.place();
        TestRelay.Answer answer = batch -> {
            if (batch.get(0).destination().equals("gone")) {
                throw new BrokerDegraded("no such queue", new IllegalStateException());
            }
            return TestRelay.acknowledgeAll(batch);
        };

        var first = relay.round(answer).run(TestRelay.NONE);
        var second = relay.round(answer).run(first.troubles().keySet());

        assertThat(second.worked()).containsExactly(ORDERS);
        assertThat(second.troubles()).isEmpty();
        assertThat(relay.pendingOrders()).hasSize(11).doesNotContain(order.id());
    }

    @Test
    void claimsTenAtATime() {
        for (int i = 0; i < 11; i++) {
            relay.place();
        }

        assertThat(relay.round(TestRelay::acknowledgeAll).run(TestRelay.NONE).claimed())
                .isEqualTo(10);
        assertThat(relay.outbox().pending()).isEqualTo(1);
    }

    @Test
    void testifiesWhichRowsItHadWhileItSent(@TempDir Path folder) throws IOException {
        var order = relay.place();
        var row = new AtomicLong();
        var journal = Journal.in(folder.resolve("journal.jsonl"), Clock.systemUTC());
        relay.testifyIn(journal);

        relay.round(batch -> {
                    row.set(batch.get(0).id());
                    assertThat(folder.resolve("journal.jsonl"))
                            .content()
                            .contains("\"claimed\"", "\"rows\":[" + row + "]")
                            .doesNotContain("released");
                    return TestRelay.acknowledgeAll(batch);
                })
                .run(TestRelay.NONE);
        relay.round(TestRelay::acknowledgeAll).run(TestRelay.NONE);
        journal.close();

        assertThat(relay.sent()).containsExactly(List.of(order.id()));
        assertThat(Files.readAllLines(folder.resolve("journal.jsonl")))
                .hasSize(2)
                .last(STRING)
                .contains("released");
    }
}
