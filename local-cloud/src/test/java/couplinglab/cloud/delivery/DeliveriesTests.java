package couplinglab.cloud.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DeliveriesTests {
    private static final Outcome DOWN = new Outcome.Unavailable("DOWN", "it is down");
    private static final RetryPolicy PATIENT = new RetryPolicy(1_000, Duration.ofDays(1));

    private final RecordingDoor door = new RecordingDoor();

    @TempDir
    Path data;

    private OpenDeliveries opened;

    @BeforeEach
    void open() throws SQLException {
        open(door);
    }

    private void open(QueueDoor to) throws SQLException {
        opened = OpenDeliveries.on(data, to);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void deliversInOrderAndTenAtOnceAtMost() {
        opened.add(IntStream.range(0, 25)
                .mapToObj(index -> parcel("q", "" + index))
                .toList());
        opened.awaitEmpty();
        assertThat(door.bodies("q"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 25).mapToObj(index -> "" + index).toList());
        assertThat(door.batches()).allMatch(size -> size <= Lane.MAX_LETTERS);
    }

    @Test
    void cutsABatchByItsBytes() {
        var half = "x".repeat(Letter.MAX_BYTES / 2);
        opened.add(List.of(parcel("q", half), parcel("q", half), parcel("q", half)));
        opened.awaitEmpty();
        assertThat(door.batches()).containsExactly(2, 1);
    }

    @Test
    void triesAgainUntilTheQueueIsBack() {
        door.answer("q", DOWN);
        opened.add(List.of(parcel("q", "one"), parcel("q", "two")));
        await().atMost(OpenDeliveries.LONG).until(() -> door.batches().size() > 3);
        assertThat(opened.left()).isEqualTo(2);
        door.answer("q", new Outcome.Delivered());
        opened.awaitEmpty();
        assertThat(door.bodies("q")).containsExactly("one", "two");
    }

    @Test
    void countsWhatIsNotInItsQueueYet() {
        assertThat(opened.deliveries().pending()).isZero();
        door.answer("q", DOWN);
        opened.add(List.of(parcel("q", "one"), parcel("q", "two"), parcel("other", "three")));
        await().atMost(OpenDeliveries.LONG)
                .until(() ->
                        door.bodies("other").size() == 1 && opened.deliveries().pending() == 2);
        door.answer("q", new Outcome.Delivered());
        await().atMost(OpenDeliveries.LONG).until(() -> opened.deliveries().pending() == 0);
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
        opened.add(List.of(parcel("q", "late")));
        opened.awaitEmpty();
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
        opened.add(List.of(parcel("dead", "waiting")));
        hanging.await();
        for (int index = 0; index < 30; index++) {
            opened.add(List.of(parcel("dead", "more"), parcel("alive", "" + index)));
        }
        await().atMost(OpenDeliveries.LONG).until(() -> door.bodies("alive").size() == 30);
        assertThat(door.bodies("dead")).isEmpty();
        release.countDown();
        opened.awaitEmpty();
        assertThat(door.bodies("dead")).hasSize(31).startsWith("waiting");
    }

    @Test
    void goesOnAfterARestart() throws SQLException {
        door.answer("q", DOWN);
        opened.add(List.of(parcel("q", "kept"), parcel("q", "also kept")));
        close();
        door.answer("q", new Outcome.Delivered());
        open();
        assertThat(opened.left()).isEqualTo(2);
        opened.deliveries().start();
        opened.awaitEmpty();
        assertThat(door.bodies("q")).containsExactly("kept", "also kept");
    }

    @Test
    void deliversNothingOfATransactionThatFailed() {
        assertThatThrownBy(() -> opened.store().transact(transaction -> {
                    opened.deliveries().add(transaction, List.of(parcel("q", "never")));
                    throw new IllegalStateException("refused after all");
                }))
                .isInstanceOf(IllegalStateException.class);
        opened.add(List.of(parcel("q", "later")));
        opened.awaitEmpty();
        assertThat(door.bodies("q")).containsExactly("later");
    }

    private static Parcel parcel(String queue, String body) {
        return new Parcel(
                queue, new Letter(body, Map.of()), new Origin(Origin.Kind.RULE, "sender", "receiver"), PATIENT, null);
    }
}
