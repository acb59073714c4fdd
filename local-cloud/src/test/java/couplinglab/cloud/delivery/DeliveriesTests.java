package couplinglab.cloud.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import couplinglab.cloud.store.EventStore;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DeliveriesTests {
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final Outcome DOWN = new Outcome.Unavailable("DOWN", "it is down");
    private static final Outcome GONE = new Outcome.Refused("GONE", "no such queue");
    private static final RetryPolicy PATIENT = new RetryPolicy(1_000, Duration.ofDays(1));

    private final RecordingDoor door = new RecordingDoor();

    @TempDir
    Path data;

    private EventStore store;
    private Deliveries deliveries;

    @BeforeEach
    void open() throws SQLException {
        open(door);
    }

    private void open(QueueDoor to) throws SQLException {
        store = EventStore.open(data, failure -> {
            throw new AssertionError(failure);
        });
        deliveries = new Deliveries(store, to, Clock.systemUTC(), backoff());
    }

    @AfterEach
    void close() {
        deliveries.close();
        store.close();
    }

    @Test
    void deliversInOrderAndTenAtOnceAtMost() {
        add(IntStream.range(0, 25).mapToObj(index -> parcel("q", "" + index)).toList());
        awaitEmpty();
        assertThat(door.bodies("q"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 25).mapToObj(index -> "" + index).toList());
        assertThat(door.batches()).allMatch(size -> size <= Lane.MAX_LETTERS);
    }

    @Test
    void cutsABatchByItsBytes() {
        var half = "x".repeat(Lane.MAX_BYTES / 2);
        add(List.of(parcel("q", half), parcel("q", half), parcel("q", half)));
        awaitEmpty();
        assertThat(door.batches()).containsExactly(2, 1);
    }

    @Test
    void dropsWhatNoQueueTakes() {
        add(List.of(parcel("q", "x".repeat(Lane.MAX_BYTES + 1)), parcel("q", "good")));
        awaitEmpty();
        assertThat(door.bodies("q")).containsExactly("good");
    }

    @Test
    void triesAgainUntilTheQueueIsBack() {
        door.answer("q", DOWN);
        add(List.of(parcel("q", "one"), parcel("q", "two")));
        await().atMost(LONG).until(() -> door.batches().size() > 3);
        assertThat(left()).isEqualTo(2);
        door.answer("q", new Outcome.Delivered());
        awaitEmpty();
        assertThat(door.bodies("q")).containsExactly("one", "two");
    }

    @Test
    void countsWhatIsNotInItsQueueYet() {
        assertThat(deliveries.pending()).isZero();
        door.answer("q", DOWN);
        add(List.of(parcel("q", "one"), parcel("q", "two"), parcel("other", "three")));
        await().atMost(LONG).until(() -> door.bodies("other").size() == 1 && deliveries.pending() == 2);
        door.answer("q", new Outcome.Delivered());
        await().atMost(LONG).until(() -> deliveries.pending() == 0);
    }

    @Test
    void keepsTryingWhenTheDoorItselfFails() throws SQLException {
        var broken = new CountDownLatch(3);
        close();
        open((queue, letters) -> {
            if (broken.getCount() > 0) {
                broken.countDown();
                throw new IllegalStateException("no way in");
            }
            return door.deliver(queue, letters);
        });
        add(List.of(parcel("q", "late")));
        awaitEmpty();
        assertThat(door.bodies("q")).containsExactly("late");
    }

    /** It hangs for good, and the other lane never notices. */
    @Test
    void isHeldUpByNoOtherQueue() throws SQLException, InterruptedException {
        var hanging = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        close();
        open((queue, letters) -> {
            if (queue.equals("dead")) {
                hanging.countDown();
                await().forever().until(() -> release.getCount() == 0);
            }
            return door.deliver(queue, letters);
        });
        add(List.of(parcel("dead", "waiting")));
        hanging.await();
        for (int index = 0; index < 30; index++) {
            add(List.of(parcel("dead", "more"), parcel("alive", "" + index)));
        }
        await().atMost(LONG).until(() -> door.bodies("alive").size() == 30);
        assertThat(door.bodies("dead")).isEmpty();
        release.countDown();
        awaitEmpty();
        assertThat(door.bodies("dead")).hasSize(31).startsWith("waiting");
    }

    @Test
    void sendsToTheDeadLettersAtOnceWhatIsRefused() {
        door.answer("q", GONE);
        add(List.of(parcel("q", "refused", Origin.Kind.SUBSCRIPTION, PATIENT, "dlq")));
        awaitEmpty();
        assertThat(door.letters("dlq"))
                .containsExactly(new Letter(
                        "refused",
                        Map.of(
                                "kept", Attribute.text("as it was"),
                                "ErrorCode", Attribute.text("GONE"),
                                "ErrorMessage", Attribute.text("no such queue"))));
    }

    @Test
    void sendsToTheDeadLettersAfterTheLastRetry() {
        door.answer("q", DOWN);
        add(List.of(parcel("q", "unlucky", Origin.Kind.RULE, new RetryPolicy(2, Duration.ofDays(1)), "dlq")));
        awaitEmpty();
        assertThat(door.batches()).hasSize(3 + 1);
        assertThat(door.letters("dlq"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.attributes())
                        .containsEntry("RULE_ARN", Attribute.text("sender"))
                        .containsEntry("TARGET_ARN", Attribute.text("receiver"))
                        .containsEntry("ERROR_CODE", Attribute.text("DOWN"))
                        .containsEntry("ERROR_MESSAGE", Attribute.text("it is down"))
                        .containsEntry("EXHAUSTED_RETRY_CONDITION", Attribute.text("MaximumRetryAttempts"))
                        .containsEntry("RETRY_ATTEMPTS", Attribute.text("2")));
    }

    @Test
    void sendsToTheDeadLettersWhatIsTooOld() {
        door.answer("q", DOWN);
        add(List.of(parcel("q", "old", Origin.Kind.RULE, new RetryPolicy(1_000, Duration.ZERO), "dlq")));
        awaitEmpty();
        assertThat(door.letters("dlq"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.attributes())
                        .containsEntry("EXHAUSTED_RETRY_CONDITION", Attribute.text("MaximumEventAgeInSeconds"))
                        .containsEntry("RETRY_ATTEMPTS", Attribute.text("0")));
    }

    @Test
    void dropsWithoutADeadLetterQueueWhatIsRefused() {
        door.answer("q", GONE);
        add(List.of(parcel("q", "refused"), parcel("other", "good")));
        awaitEmpty();
        assertThat(door.bodies("other")).containsExactly("good");
    }

    @Test
    void goesOnAfterARestart() throws SQLException {
        door.answer("q", DOWN);
        add(List.of(parcel("q", "kept"), parcel("q", "also kept")));
        close();
        door.answer("q", new Outcome.Delivered());
        open();
        assertThat(left()).isEqualTo(2);
        deliveries.start();
        awaitEmpty();
        assertThat(door.bodies("q")).containsExactly("kept", "also kept");
    }

    @Test
    void deliversNothingOfATransactionThatFailed() {
        assertThatThrownBy(() -> store.transact(transaction -> {
                    deliveries.add(transaction, List.of(parcel("q", "never")));
                    throw new IllegalStateException("refused after all");
                }))
                .isInstanceOf(IllegalStateException.class);
        add(List.of(parcel("q", "later")));
        awaitEmpty();
        assertThat(door.bodies("q")).containsExactly("later");
    }

    private void add(List<Parcel> parcels) {
        store.transact(transaction -> {
            deliveries.add(transaction, parcels);
            return parcels;
        });
    }

    private void awaitEmpty() {
        await().atMost(LONG).until(() -> left() == 0);
    }

    private int left() {
        return store.transact(transaction -> transaction.rows("select id from parcel", row -> row.getLong("id")))
                .size();
    }

    private static Backoff backoff() {
        return new Backoff(Duration.ofMillis(1), Duration.ofMillis(5), () -> 0.5);
    }

    private static Parcel parcel(String queue, String body) {
        return new Parcel(
                queue, new Letter(body, Map.of()), new Origin(Origin.Kind.RULE, "sender", "receiver"), PATIENT, null);
    }

    private static Parcel parcel(
            String queue, String body, Origin.Kind kind, RetryPolicy retries, @Nullable String deadLetterQueue) {
        return new Parcel(
                queue,
                new Letter(body, Map.of("kept", Attribute.text("as it was"))),
                new Origin(kind, "sender", "receiver"),
                retries,
                deadLetterQueue);
    }
}
