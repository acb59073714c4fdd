package couplinglab.broker.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import couplinglab.broker.sending.Outgoing;
import couplinglab.contracts.DeadLetterReason;
import couplinglab.database.Transactions;
import couplinglab.fulfillment.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the dead letters promise on every database. */
interface DeadLettersContract {
    Instant FIRST = Instant.parse("2026-11-24T08:30:00.123Z");
    Instant LATER = Instant.parse("2026-11-24T08:31:00.456Z");

    TestDatabase database();

    default DeadLetters deadLetters() {
        return new DeadLetters(database().jdbc(), new Transactions(database().transactions()), TestDatabase.MAPPER);
    }

    @Test
    default void givesBackWhatItKeeps() {
        var attributes = Map.of(
                "trace", new Outgoing.Attribute("String", "t-1"), "raw", new Outgoing.Attribute("Binary", "AAEC"));
        var letter = new Letter("id-1", "{\"customer\":\"Zoë 🫖\\u0000\"}", attributes, 5, FIRST);

        keep(new Undeliverable(letter, DeadLetterReason.RECEIVES_EXHAUSTED, null), "an-order", LATER);

        var kept = new DeadLetter(
                "id-1",
                "an-order",
                DeadLetterReason.RECEIVES_EXHAUSTED,
                null,
                letter.body(),
                attributes,
                5,
                FIRST,
                LATER,
                1);
        assertThat(deadLetters().find("id-1")).hasValue(kept);
        assertThat(deadLetters().after(0, 10)).containsExactly(kept);
        assertThat(deadLetters().lastArrival()).isOne();
    }

    @Test
    default void seesAgainWhatItKeepsAlready() {
        keep("id-1", 1, FIRST);
        keep("id-2", 1, FIRST);

        keep("id-1", 2, LATER);

        assertThat(deadLetters().after(0, 10)).extracting(DeadLetter::id).containsExactly("id-1", "id-2");
        assertThat(deadLetters().find("id-1")).hasValueSatisfying(again -> {
            assertThat(again.receives()).isEqualTo(2);
            assertThat(again.firstSeen()).isEqualTo(FIRST);
            assertThat(again.lastSeen()).isEqualTo(LATER);
        });
        assertThat(deadLetters().lastArrival()).isEqualTo(2);
    }

    @Test
    default void pagesInTheOrderOfArrival() {
        for (var id : new String[] {"c", "a", "e", "b", "d"}) {
            keep(id, 1, FIRST);
        }
        deadLetters().remove("e");

        assertThat(deadLetters().after(0, 2)).extracting(DeadLetter::id).containsExactly("c", "a");
        assertThat(deadLetters().after(2, 2)).extracting(DeadLetter::id).containsExactly("b", "d");
        assertThat(deadLetters().after(5, 2)).isEmpty();
    }

    @Test
    default void countsWhatIsDiscardedAndNotWhatIsRemoved() {
        keep("discarded", 1, FIRST);
        keep("removed", 1, FIRST);

        assertThat(deadLetters().discard("discarded")).isTrue();
        assertThat(deadLetters().remove("removed")).isTrue();

        assertThat(deadLetters().discarded()).isOne();
        assertThat(deadLetters().discard("discarded")).isFalse();
        assertThat(deadLetters().remove("removed")).isFalse();
        assertThat(deadLetters().discarded()).isOne();
        assertThat(deadLetters().after(0, 10)).isEmpty();
    }

    @Test
    default void numbersOnAfterTheLastOneIsGone() {
        keep("one", 1, FIRST);
        deadLetters().remove("one");

        keep("one", 1, FIRST);

        assertThat(deadLetters().find("one"))
                .hasValueSatisfying(again -> assertThat(again.arrival()).isEqualTo(2));
    }

    /** The same letter, received by two workers. */
    @Test
    default void keepsALetterOnceWhoeverBringsItAtTheSameTime() throws Exception {
        var other = Executors.newSingleThreadExecutor();
        var second = database().transaction().execute(first -> {
            deadLetters().keep(undeliverable("id-1", 1, null), null, FIRST);
            var waiting = other.submit(() -> {
                keep("id-1", 2, LATER);
                keep("id-2", 1, LATER);
            });
            await().atMost(Duration.ofSeconds(60)).until(() -> database().waiting() == 1);
            return waiting;
        });
        other.shutdown();
        second.get();

        assertThat(deadLetters().after(0, 10)).extracting(DeadLetter::id).containsExactly("id-1", "id-2");
        assertThat(deadLetters().find("id-1"))
                .hasValueSatisfying(kept -> assertThat(kept.receives()).isEqualTo(2));
        assertThat(deadLetters().lastArrival()).isEqualTo(2);
    }

    @Test
    default void keepsNothingAndCountsNothingWhereTheTransactionRollsBack() {
        database().transaction().executeWithoutResult(status -> {
            deadLetters().keep(undeliverable("id-1", 1, null), null, FIRST);
            status.setRollbackOnly();
        });

        assertThat(deadLetters().find("id-1")).isEmpty();
        assertThat(deadLetters().lastArrival()).isZero();
    }

    private void keep(String id, int receives, Instant now) {
        keep(undeliverable(id, receives, "what was wrong"), null, now);
    }

    private void keep(Undeliverable undeliverable, @Nullable String orderId, Instant now) {
        database().transaction().executeWithoutResult(status -> deadLetters().keep(undeliverable, orderId, now));
    }

    private static Undeliverable undeliverable(String id, int receives, @Nullable String error) {
        return new Undeliverable(new Letter(id, "body", Map.of(), receives, FIRST), DeadLetterReason.MALFORMED, error);
    }
}
