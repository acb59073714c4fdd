package couplinglab.partner.importing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Tries again for as long as it takes, with pauses that double up to the longest and are drawn at random below that: an
 * outage, however long, is no reason to give up a file. It ends when the process does. Thread-safe.
 */
final class Patience implements ApplicationListener<ContextClosedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final int DOUBLINGS = 20;

    private final Duration first;
    private final Duration longest;
    private final CountDownLatch closing = new CountDownLatch(1);

    Patience(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /** What may work another time. */
    @FunctionalInterface
    interface Attempt<T> {
        T make() throws Unavailable;
    }

    /** @throws GivenUp if the process ends before it worked */
    <T> T insist(Attempt<T> attempt) {
        for (int failures = 0; ; failures++) {
            try {
                return attempt.make();
            } catch (Unavailable unavailable) {
                tell(failures, unavailable);
                pause(failures);
            }
        }
    }

    /** An outage is told once, and once more when it has lasted. */
    private static void tell(int failures, Unavailable unavailable) {
        if (failures == 0 || failures == DOUBLINGS) {
            LOG.warn("An import waits and tries again: {}", unavailable.getMessage());
        }
    }

    private void pause(int failures) {
        var bound = Math.min(longest.toMillis(), first.toMillis() << Math.min(failures, DOUBLINGS));
        try {
            if (closing.await(ThreadLocalRandom.current().nextLong(bound) + 1, TimeUnit.MILLISECONDS)) {
                throw new GivenUp();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new GivenUp();
        }
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        closing.countDown();
    }

    /** The process ends; the file's event stays in the queue. */
    static final class GivenUp extends RuntimeException {
        GivenUp() {
            super("The process ends before the import does");
        }
    }
}
