package couplinglab.cloud.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a letter that its queue never gets. */
@Timeout(60)
class DeadLetterTests {
    private static final Outcome DOWN = new Outcome.Unavailable("DOWN", "it is down");
    private static final Outcome GONE = new Outcome.Refused("GONE", "no such queue");
    private static final RetryPolicy PATIENT = new RetryPolicy(1_000, Duration.ofDays(1));
    private static final RetryPolicy NONE = new RetryPolicy(0, Duration.ofDays(1));
    private static final Map<String, Attribute> KEPT = Map.of("kept", Attribute.text("as it was"));

    private final RecordingDoor door = new RecordingDoor();

    @TempDir
    Path data;

    private OpenDeliveries opened;

    @BeforeEach
    void open() throws SQLException {
        opened = OpenDeliveries.on(data, door);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void goesThereAtOnceIfItIsRefused() {
        door.answer("q", GONE);
        opened.add(List.of(parcel(new Letter("refused", KEPT), Origin.Kind.SUBSCRIPTION, PATIENT, "dlq")));
        opened.awaitEmpty();
        assertThat(door.letters("dlq"))
                .containsExactly(new Letter(
                        "refused",
                        Map.of(
                                "kept", Attribute.text("as it was"),
                                "ErrorCode", Attribute.text("GONE"),
                                "ErrorMessage", Attribute.text("no such queue"))));
        assertThat(opened.deliveries().dropped()).isZero();
    }

    @Test
    void goesThereAfterTheLastRetry() {
        door.answer("q", DOWN);
        opened.add(List.of(
                parcel(new Letter("unlucky", KEPT), Origin.Kind.RULE, new RetryPolicy(2, Duration.ofDays(1)), "dlq")));
        opened.awaitEmpty();
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
    void goesThereIfItIsTooOld() {
        door.answer("q", DOWN);
        opened.add(List.of(
                parcel(new Letter("old", KEPT), Origin.Kind.RULE, new RetryPolicy(1_000, Duration.ZERO), "dlq")));
        opened.awaitEmpty();
        assertThat(door.letters("dlq"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.attributes())
                        .containsEntry("EXHAUSTED_RETRY_CONDITION", Attribute.text("MaximumEventAgeInSeconds"))
                        .containsEntry("RETRY_ATTEMPTS", Attribute.text("0")));
    }

    /** Its target wants no retry; the dead-letter queue is the last place there is. */
    @Test
    void isTriedAgainWhateverItsTargetWantsOfRetries() {
        door.answer("q", DOWN);
        door.answer("dlq", DOWN);
        opened.add(List.of(parcel(new Letter("unlucky", KEPT), Origin.Kind.RULE, NONE, "dlq")));
        await().atMost(OpenDeliveries.LONG).until(() -> door.batches().size() > 3);
        assertThat(opened.left()).isEqualTo(1);
        door.answer("dlq", new Outcome.Delivered());
        opened.awaitEmpty();
        assertThat(door.bodies("dlq")).containsExactly("unlucky");
    }

    @Test
    void hasNoMoreAttributesThanAQueueTakesAndSaysWhy() {
        door.answer("q", GONE);
        opened.add(List.of(
                parcel(new Letter("too many", attributes(12)), Origin.Kind.SUBSCRIPTION, PATIENT, "dlq"),
                parcel(new Letter("as many as fit", attributes(10)), Origin.Kind.SUBSCRIPTION, PATIENT, "dlq")));
        opened.awaitEmpty();
        var expected = new HashMap<>(attributes(8));
        expected.put("ErrorCode", Attribute.text("GONE"));
        expected.put("ErrorMessage", Attribute.text("no such queue"));
        assertThat(door.letters("dlq"))
                .containsExactly(new Letter("too many", expected), new Letter("as many as fit", attributes(10)));
    }

    @Test
    void saysAsMuchAsThereIsRoomFor() {
        door.answer("q", GONE);
        var full = new Letter("x".repeat(Letter.MAX_BYTES), Map.of());
        var room = "ErrorCode".length() + "String".length() + "GONE".length();
        var roomForOne = new Letter("x".repeat(Letter.MAX_BYTES - room), Map.of());
        opened.add(List.of(
                parcel(full, Origin.Kind.SUBSCRIPTION, PATIENT, "dlq"),
                parcel(roomForOne, Origin.Kind.SUBSCRIPTION, PATIENT, "dlq")));
        opened.awaitEmpty();
        assertThat(door.letters("dlq"))
                .extracting(Letter::attributes)
                .containsExactly(Map.of(), Map.of("ErrorCode", Attribute.text("GONE")));
        assertThat(opened.deliveries().dropped()).isZero();
    }

    @Test
    void isDroppedAndCountedIfNoQueueTakesIt() throws SQLException {
        var tooLong = new Letter("x".repeat(Letter.MAX_BYTES + 1), Map.of());
        opened.add(List.of(parcel(tooLong, Origin.Kind.RULE, PATIENT, "dlq"), parcel("good", "dlq")));
        opened.awaitEmpty();
        assertThat(door.bodies("q")).containsExactly("good");
        assertThat(door.letters("dlq")).isEmpty();
        assertThat(opened.deliveries().dropped()).isEqualTo(1);
        close();
        open();
        assertThat(opened.deliveries().dropped()).isEqualTo(1);
    }

    @Test
    void isDroppedAndCountedWithoutAPlaceToGo() {
        door.answer("q", GONE);
        door.answer("no-dlq", GONE);
        opened.add(List.of(parcel("refused", null), parcel("refused twice", "no-dlq")));
        opened.awaitEmpty();
        assertThat(opened.deliveries().dropped()).isEqualTo(2);
    }

    /** By names in alphabetical order: a, b, c … */
    private static Map<String, Attribute> attributes(int count) {
        return IntStream.range(0, count)
                .boxed()
                .collect(Collectors.toMap(index -> Character.toString('a' + index), index -> Attribute.text("x")));
    }

    private static Parcel parcel(String body, @Nullable String deadLetterQueue) {
        return parcel(new Letter(body, Map.of()), Origin.Kind.RULE, PATIENT, deadLetterQueue);
    }

    private static Parcel parcel(
            Letter letter, Origin.Kind kind, RetryPolicy retries, @Nullable String deadLetterQueue) {
        return new Parcel("q", letter, new Origin(kind, "sender", "receiver"), retries, deadLetterQueue);
    }
}
