package couplinglab.fulfillment.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.fulfillment.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What the memory of failures promises on every database. */
interface FailedAttemptsContract {
    Instant NOW = Instant.parse("2026-11-24T08:30:00.123456Z");

    TestDatabase database();

    default FailedAttempts at(Instant now) {
        return new FailedAttempts(database().jdbc(), Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    default void tellsTheLastErrorOfEachMessage() {
        var attempts = at(NOW);
        attempts.report(Map.of("one", "first of one", "other", "first of other"));

        attempts.report(Map.of("one", "second of one"));

        assertThat(attempts.of("one")).hasValue("second of one");
        assertThat(attempts.of("other")).hasValue("first of other");
        assertThat(attempts.of("another")).isEmpty();
    }

    @Test
    default void keepsTheFirst2000CharactersOfAnError() {
        at(NOW).report(Map.of("one", "é".repeat(2001)));

        assertThat(at(NOW).of("one")).hasValue("é".repeat(2000));
    }

    @Test
    default void forgetsOneMessageOnly() {
        at(NOW).report(Map.of("one", "of one", "other", "of other"));

        at(NOW).forget("one");

        assertThat(at(NOW).of("one")).isEmpty();
        assertThat(at(NOW).of("other")).isPresent();
    }

    @Test
    default void tidiesAwayWhatIsOlderThan30Days() {
        at(NOW).report(Map.of("old", "long ago", "again", "long ago"));
        at(NOW.plusSeconds(1)).report(Map.of("again", "not so long ago"));

        at(NOW.plus(Duration.ofDays(30))).tidy();
        assertThat(at(NOW).of("old")).isPresent();

        at(NOW.plus(Duration.ofDays(30)).plusMillis(1)).tidy();
        assertThat(at(NOW).of("old")).isEmpty();
        assertThat(at(NOW).of("again")).isPresent();
    }

    @Test
    default void takesTheReportsOfMany() throws Exception {
        var threads = 8;
        var workers = Executors.newFixedThreadPool(threads);
        var together = new CyclicBarrier(threads);
        try {
            for (int round = 0; round < 20; round++) {
                var id = "message-" + round;
                var reports = new ArrayList<Callable<Object>>();
                for (int i = 0; i < threads; i++) {
                    reports.add(() -> {
                        together.await();
                        at(NOW).report(Map.of(id, "failed"));
                        return true;
                    });
                }
                for (var reported : workers.invokeAll(reports)) {
                    reported.get();
                }
                assertThat(at(NOW).of(id)).hasValue("failed");
            }
        } finally {
            workers.shutdown();
        }
    }
}
