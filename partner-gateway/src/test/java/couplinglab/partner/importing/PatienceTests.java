package couplinglab.partner.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;

class PatienceTests {
    private static final ContextClosedEvent CLOSED = new ContextClosedEvent(new StaticApplicationContext());

    @Test
    void triesUntilItWorks() {
        var attempts = new AtomicInteger();
        var patience = new Patience(Duration.ofMillis(1), Duration.ofMillis(2));

        var result = patience.insist(() -> {
            if (attempts.incrementAndGet() < 100) {
                throw new Unavailable("not yet");
            }
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(attempts).hasValue(100);
    }

    @Test
    void endsInTheMiddleOfALongPauseWhenTheProcessDoes() throws Exception {
        var patience = new Patience(Duration.ofDays(1), Duration.ofDays(1));
        var failedOnce = new CountDownLatch(1);
        var waiting = CompletableFuture.supplyAsync(() -> patience.insist(() -> {
            failedOnce.countDown();
            throw new Unavailable("for ever");
        }));
        failedOnce.await();

        patience.onApplicationEvent(CLOSED);

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(waiting::join)
                .withCauseInstanceOf(Patience.GivenUp.class);
    }

    @Test
    void triesOnceEvenThen() {
        var patience = new Patience(Duration.ofDays(1), Duration.ofDays(1));
        patience.onApplicationEvent(CLOSED);

        assertThat(patience.insist(() -> "done")).isEqualTo("done");
        assertThatExceptionOfType(Patience.GivenUp.class)
                .isThrownBy(() -> patience.insist(() -> {
                    throw new Unavailable("still");
                }));
    }
}
