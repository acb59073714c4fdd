package couplinglab.order.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import couplinglab.order.TestDatabase;
import couplinglab.order.book.CouplingMode;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the outbox promises on every database. */
interface OutboxContract {
    Set<Address> NONE = Set.of();

    TestDatabase database();

    default Outbox outbox() {
        return new Outbox(database().jdbc(), Clock.systemUTC());
    }

    default void add(String orderId) {
        database()
                .transaction()
                .executeWithoutResult(status ->
                        outbox().add(orderId, CouplingMode.QUEUE, "orders", "{\"orderId\":\"" + orderId + "\"}"));
    }

    default List<String> claimed(int limit) {
        return outbox().claim(NONE, limit).stream().map(OutboxMessage::orderId).toList();
    }

    @Test
    default void givesTheOldestFirst() {
        List.of("a", "b", "c").forEach(this::add);

        database()
                .transaction()
                .executeWithoutResult(status -> assertThat(claimed(2)).containsExactly("a", "b"));
    }

    @Test
    default void givesNothingForAnAddressThatRests() {
        List.of("a", "b", "c", "d").forEach(this::add);
        update("UPDATE outbox SET mode = 'BUS' WHERE order_id IN ('a', 'd')");
        update("UPDATE outbox SET destination_name = 'others' WHERE order_id IN ('c', 'd')");
        var resting = Set.of(
                new Address(CouplingMode.BUS, "orders"),
                new Address(CouplingMode.QUEUE, "others"),
                new Address(CouplingMode.TOPIC, "orders"));

        database()
                .transaction()
                .executeWithoutResult(status -> assertThat(outbox().claim(resting, 10))
                        .extracting(OutboxMessage::orderId)
                        .containsExactly("b", "d"));
    }

    private void update(String sql) {
        database().jdbc().sql(sql).update();
    }

    @Test
    default void givesNoMessageToTwoRelays() {
        List.of("a", "b", "c").forEach(this::add);

        database().transaction().executeWithoutResult(one -> {
            assertThat(claimed(2)).containsExactly("a", "b");
            var other = database().newTransaction();
            other.executeWithoutResult(two -> assertThat(claimed(2)).containsExactly("c"));
        });
    }

    @Test
    default void givesAMessageAgainThatWasClaimedAndNotDeleted() {
        add("a");
        database().transaction().executeWithoutResult(status -> {
            assertThat(claimed(1)).containsExactly("a");
            status.setRollbackOnly();
        });

        database()
                .transaction()
                .executeWithoutResult(status -> assertThat(claimed(1)).containsExactly("a"));
    }

    @Test
    default void parksAMessageOutOfTheWay() {
        List.of("a", "b").forEach(this::add);

        database()
                .transaction()
                .executeWithoutResult(
                        status -> outbox().park(outbox().claim(NONE, 1).get(0), "too long: " + "x".repeat(5000)));

        assertThat(outbox().parked()).isEqualTo(1);
        assertThat(Relays.reasons(database())).containsExactly(entry("a", "too long: " + "x".repeat(1014)));
        assertThat(outbox().pending()).isEqualTo(1);
        database()
                .transaction()
                .executeWithoutResult(status -> assertThat(claimed(10)).containsExactly("b"));
    }

    @Test
    default void forgetsAMessageOfATransactionThatFailed() {
        database().transaction().executeWithoutResult(status -> {
            outbox().add("a", CouplingMode.QUEUE, "orders", "{}");
            status.setRollbackOnly();
        });

        assertThat(outbox().pending()).isZero();
    }
}
