package couplinglab.order.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import couplinglab.order.TestDatabase;
import couplinglab.order.book.CouplingMode;
import couplinglab.order.book.Order;
import couplinglab.order.book.OrderBooks;
import couplinglab.order.book.OrderStatus;
import couplinglab.order.book.Orders;
import couplinglab.order.journal.Journal;
import couplinglab.web.PageRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a turn of the relay promises on every database. */
abstract class RelayRoundContract {
    private static final Set<Address> NONE = Set.of();
    private static final Address ORDERS = new Address(CouplingMode.QUEUE, "orders");

    private Orders orders;
    private Outbox outbox;
    private Publishes publishes;
    private Journal journal = Journal.off();
    private int maxBytes = 1024;
    private final List<List<String>> sent = new ArrayList<>();

    abstract TestDatabase database();

    @BeforeEach
    void begin() {
        orders = OrderBooks.on(database());
        outbox = Relays.outboxOn(database());
        publishes = Relays.publishesOn(database());
    }

    @Test
    void deletesWhatWasAcknowledgedAndNothingElse() {
        var acknowledged = place();
        var failed = place();

        var result = round(batch -> new Published(
                        List.of(batch.get(0).id()),
                        Map.of(),
                        Map.of(batch.get(1).id(), "busy")))
                .run(NONE);

        assertThat(result.claimed()).isEqualTo(2);
        assertThat(result.troubles()).containsExactly(entry(ORDERS, "busy"));
        assertThat(pendingOrders()).containsExactly(failed.id());
        assertThat(statusOf(acknowledged)).isEqualTo(OrderStatus.PLACED);
    }

    @Test
    void deletesNothingThatNoAnswerMentions() {
        var order = place();

        round(batch -> new Published(List.of(), Map.of(), Map.of())).run(NONE);

        assertThat(pendingOrders()).containsExactly(order.id());
    }

    @Test
    void parksWhatTheBrokerWillNeverTakeAndCountsTheOrderAsDeadLettered() {
        var poison = place();
        var good = place();

        var result = round(batch -> new Published(
                        List.of(batch.get(1).id()), Map.of(batch.get(0).id(), "InvalidMessageContents"), Map.of()))
                .run(NONE);

        assertThat(result.troubles()).isEmpty();
        assertThat(result.worked()).containsExactly(ORDERS);
        assertThat(outbox.pending()).isZero();
        assertThat(outbox.parked()).isEqualTo(1);
        assertThat(Relays.reasons(database())).containsExactly(entry(poison.id(), "InvalidMessageContents"));
        assertThat(statusOf(poison)).isEqualTo(OrderStatus.DEAD_LETTERED);
        assertThat(statusOf(good)).isEqualTo(OrderStatus.PLACED);
    }

    @Test
    void keepsEverythingWhileTheBrokerIsDegraded() {
        var order = place();

        var result = round(batch -> {
                    throw new BrokerDegraded("no answer", new IllegalStateException());
                })
                .run(NONE);

        assertThat(result.troubles()).containsExactly(entry(ORDERS, "no answer"));
        assertThat(pendingOrders()).containsExactly(order.id());
    }

    @Test
    void sendsAgainWhatWasSentBeforeACrash() {
        var order = place();

        assertThatThrownBy(() -> round(batch -> {
                            throw new IllegalStateException("the process dies after the send");
                        })
                        .run(NONE))
                .isInstanceOf(IllegalStateException.class);
        round(RelayRoundContract::acknowledgeAll).run(NONE);

        assertThat(sent).containsExactly(List.of(order.id()), List.of(order.id()));
        assertThat(outbox.pending()).isZero();
    }

    @Test
    void sendsEachOrderToTheDestinationOfItsPlacement() {
        place("orders");
        place("elsewhere");
        place("orders");

        round(RelayRoundContract::acknowledgeAll).run(NONE);

        assertThat(sent).extracting(List::size).containsExactly(2, 1);
        assertThat(outbox.pending()).isZero();
    }

    @Test
    void sendsNoMoreBytesAtOnceThanThePublisherTakes() {
        maxBytes = 5;
        place();
        place();
        place();

        round(RelayRoundContract::acknowledgeAll).run(NONE);

        assertThat(sent).extracting(List::size).containsExactly(2, 1);
        assertThat(outbox.pending()).isZero();
    }

    @Test
    void leavesInPeaceWhatRests() {
        var order = place();

        var result = round(RelayRoundContract::acknowledgeAll).run(Set.of(ORDERS));

        assertThat(result.claimed()).isZero();
        assertThat(pendingOrders()).containsExactly(order.id());
    }

    /** As where the name of the queue was changed, and the old one deleted. */
    @Test
    void sendsToAnAddressBehindMoreThanItClaimsForOneThatIsGone() {
        for (int i = 0; i < 11; i++) {
            place("gone");
        }
        var order = place();
        Answer answer = batch -> {
            if (batch.get(0).destination().equals("gone")) {
                throw new BrokerDegraded("no such queue", new IllegalStateException());
            }
            return acknowledgeAll(batch);
        };

        var first = round(answer).run(NONE);
        var second = round(answer).run(first.troubles().keySet());

        assertThat(second.worked()).containsExactly(ORDERS);
        assertThat(second.troubles()).isEmpty();
        assertThat(pendingOrders()).hasSize(11).doesNotContain(order.id());
    }

    @Test
    void claimsTenAtATime() {
        for (int i = 0; i < 11; i++) {
            place();
        }

        assertThat(round(RelayRoundContract::acknowledgeAll).run(NONE).claimed())
                .isEqualTo(10);
        assertThat(outbox.pending()).isEqualTo(1);
    }

    @Test
    void testifiesWhichRowsItHadWhileItSent(@TempDir Path folder) throws IOException {
        var order = place();
        var row = new AtomicLong();
        journal = Journal.in(folder.resolve("journal.jsonl"), Clock.systemUTC());

        round(batch -> {
                    row.set(batch.get(0).id());
                    assertThat(folder.resolve("journal.jsonl"))
                            .content()
                            .contains("\"claimed\"", "\"rows\":[" + row + "]")
                            .doesNotContain("released");
                    return acknowledgeAll(batch);
                })
                .run(NONE);
        round(RelayRoundContract::acknowledgeAll).run(NONE);
        journal.close();

        assertThat(sent).containsExactly(List.of(order.id()));
        assertThat(Files.readAllLines(folder.resolve("journal.jsonl")))
                .hasSize(2)
                .last(STRING)
                .contains("released");
    }

    @Test
    void writesDownWhatTheBrokerAnsweredForGood() {
        var acknowledged = place();
        var refused = place();
        place();
        place();

        round(batch -> new Published(
                        List.of(batch.get(0).id()),
                        Map.of(batch.get(1).id(), "InvalidMessageContents"),
                        Map.of(batch.get(2).id(), "busy")))
                .run(NONE);

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
        var order = place();
        List<Instant> sentAt = new ArrayList<>();

        for (int attempt = 0; attempt < 3; attempt++) {
            round(batch -> {
                        sentAt.add(Instant.now());
                        throw new BrokerDegraded("no answer", new IllegalStateException());
                    })
                    .run(NONE);
            assertThat(page()).isEmpty();
        }
        round(batch -> new Published(List.of(), Map.of(), Map.of(batch.get(0).id(), "busy")))
                .run(NONE);
        round(RelayRoundContract::acknowledgeAll).run(NONE);

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
        place();
        List<Instant> sentAt = new ArrayList<>();

        round(batch -> {
                    sentAt.add(Instant.now());
                    return acknowledgeAll(batch);
                })
                .run(NONE);

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
        var order = place();
        List<Instant> sentAt = new ArrayList<>();

        assertThatThrownBy(() -> round(batch -> {
                            sentAt.add(Instant.now());
                            throw new IllegalStateException("the process dies after the send");
                        })
                        .run(NONE))
                .isInstanceOf(IllegalStateException.class);
        assertThat(page()).isEmpty();
        round(RelayRoundContract::acknowledgeAll).run(NONE);

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
        var order = place();
        database().jdbc().sql("DROP TABLE sending").update();

        assertThatThrownBy(() -> round(RelayRoundContract::acknowledgeAll).run(NONE))
                .isInstanceOf(RuntimeException.class);

        assertThat(sent).isEmpty();
        assertThat(pendingOrders()).containsExactly(order.id());
    }

    @Test
    void showsPublishesInPages() {
        for (int i = 0; i < 3; i++) {
            place();
        }
        round(RelayRoundContract::acknowledgeAll).run(NONE);

        assertThat(publishes.page(new PageRequest(0, 2)))
                .extracting(Publish::publish)
                .containsExactly(1L, 2L);
        assertThat(publishes.page(new PageRequest(2, 2)))
                .extracting(Publish::publish)
                .containsExactly(3L);
    }

    private List<Publish> page() {
        return publishes.page(new PageRequest(0, 100));
    }

    private static Published acknowledgeAll(List<OutboxMessage> batch) {
        return new Published(batch.stream().map(OutboxMessage::id).toList(), Map.of(), Map.of());
    }

    private interface Answer {
        Published to(List<OutboxMessage> batch) throws BrokerDegraded;
    }

    private RelayRound round(Answer answer) {
        OrderPublisher publisher = new OrderPublisher() {
            @Override
            public CouplingMode mode() {
                return CouplingMode.QUEUE;
            }

            @Override
            public int maxBytes() {
                return maxBytes;
            }

            @Override
            public int bytes(OutboxMessage message) {
                return message.bytes();
            }

            @Override
            public Published publish(String destination, List<OutboxMessage> batch) throws BrokerDegraded {
                sent.add(batch.stream().map(OutboxMessage::orderId).toList());
                return answer.to(batch);
            }
        };
        return new RelayRound(outbox, publishes, orders, database().transactions(), journal, List.of(publisher));
    }

    private Order place() {
        return place("orders");
    }

    private Order place(String destination) {
        var order = TestDatabase.order(null);
        database().transaction().executeWithoutResult(status -> {
            orders.attempt(order, OrderStatus.PLACED, destination);
            outbox.add(order.id(), CouplingMode.QUEUE, destination, "{}");
        });
        return order;
    }

    private List<String> pendingOrders() {
        return outbox.claim(NONE, 100).stream().map(OutboxMessage::orderId).toList();
    }

    private OrderStatus statusOf(Order order) {
        return orders.find(order.id()).orElseThrow().status();
    }
}
