package couplinglab.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import couplinglab.cloud.delivery.Attribute;
import couplinglab.cloud.delivery.Letter;
import couplinglab.cloud.delivery.Outcome;
import couplinglab.contracts.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What PutTargets says of retries, for a queue that is there and does not answer: no client could make it so. */
@Timeout(120)
class RetryPolicyTests {
    private static final String TARGET = Topology.arnOf("silent");
    private static final String DEAD_LETTERS = Topology.arnOf("dead");

    private final AtomicInteger attempts = new AtomicInteger();
    private final List<Letter> deadLetters = new CopyOnWriteArrayList<>();

    @TempDir
    Path data;

    @Test
    void triesOnceWhereThereAreToBeNoRetries() throws Exception {
        put(0);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void triesAgainAsOftenAsItIsTold() throws Exception {
        put(2);
        assertThat(attempts).hasValue(3);
    }

    private void put(int retries) throws Exception {
        try (var opened = OpenBridge.on(data, this::silentTarget)) {
            opened.ask("PutRule", "{\"Name\":\"rule\",\"EventPattern\":\"{\\\"source\\\":[\\\"test\\\"]}\"}");
            opened.ask("PutTargets", """
                    {"Rule":"rule","Targets":[{"Id":"t","Arn":"%s","InputPath":"$.detail","DeadLetterConfig":{"Arn":"%s"},
                    "RetryPolicy":{"MaximumRetryAttempts":%d}}]}""".formatted(TARGET, DEAD_LETTERS, retries));
            opened.ask("PutEvents", "{\"Entries\":[{\"Source\":\"test\",\"DetailType\":\"T\",\"Detail\":\"{}\"}]}");
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(deadLetters).hasSize(1));
        }
        assertThat(deadLetters.get(0).body()).isEqualTo("{}");
        assertThat(deadLetters.get(0).attributes())
                .containsEntry("ERROR_CODE", Attribute.text("DOWN"))
                .containsEntry("TARGET_ARN", Attribute.text(TARGET))
                .containsEntry("EXHAUSTED_RETRY_CONDITION", Attribute.text("MaximumRetryAttempts"))
                .containsEntry("RETRY_ATTEMPTS", Attribute.text("" + retries));
    }

    private List<Outcome> silentTarget(String queue, List<Letter> letters) {
        if (queue.equals(DEAD_LETTERS)) {
            deadLetters.addAll(letters);
            return letters.stream()
                    .<Outcome>map(letter -> new Outcome.Delivered())
                    .toList();
        }
        attempts.incrementAndGet();
        return letters.stream()
                .<Outcome>map(letter -> new Outcome.Unavailable("DOWN", "it says nothing"))
                .toList();
    }
}
