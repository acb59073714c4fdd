package couplinglab.order.relay;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.order.TestDatabase;
import couplinglab.order.book.CouplingMode;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the outbox promises on every database. */
interface OutboxContract {
    Set<CouplingMode> ALL = EnumSet.allOf(CouplingMode.class);

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
        return outbox().claim(ALL, limit).stream().map(OutboxMessage::orderId).toList();
    }

    @Test
    default void givesTheOldestFirst() {
        List.of("a", "b", "c").forEach(this::add);

        database()
                .transaction()
                .executeWithoutResult(status -> assertThat(claimed(2)).containsExactly("a", "b"));
    }

    @Test
    default void givesOnlyWhatIsAskedFor() {
        List.of("a", "b", "c").forEach(this::add);
        database()
                .jdbc()
                .sql("UPDATE outbox SET mode = 'BUS' WHERE order_id <> 'b'")
                .update();

        database()
                .transaction()
                .executeWithoutResult(status -> assertThat(
                                outbox().claim(Set.of(CouplingMode.TOPIC, CouplingMode.QUEUE), 10))
                        .extracting(OutboxMessage::orderId)
                        .containsExactly("b"));
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
                        status -> outbox().park(outbox().claim(ALL, 1).get(0), "x".repeat(5000)));

        assertThat(outbox().parked()).isEqualTo(1);
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
