package couplinglab.cloud.delivery;

import couplinglab.cloud.store.StoreEnded;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One queue's deliveries, one round after the other, as long as there is something to deliver. */
final class Lane {
    static final int MAX_LETTERS = 10;

    private static final Duration AFTER_A_BUG = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** What to do after a round. */
    sealed interface Rest {
        /** There is nothing left. */
        record UntilWoken() implements Rest {}

        record NotAtAll() implements Rest {}

        record For(Duration pause) implements Rest {}
    }

    private enum State {
        ASLEEP,
        AT_WORK,
        /** Something came meanwhile, maybe too late for the round under way. */
        WOKEN_AT_WORK,
        PAUSING
    }

    private final String queue;
    private final Function<String, Rest> round;
    private final LaneThreads threads;
    private State state = State.ASLEEP;

    Lane(String queue, Function<String, Rest> round, LaneThreads threads) {
        this.queue = queue;
        this.round = round;
        this.threads = threads;
    }

    /** To be called after something was stored for the queue. */
    synchronized void wake() {
        switch (state) {
            case ASLEEP -> goOn(State.AT_WORK, () -> threads.run(this::work));
            case AT_WORK -> state = State.WOKEN_AT_WORK;
            case WOKEN_AT_WORK, PAUSING -> {}
        }
    }

    /** It sleeps where there is no memory even to be remembered: the next letter wakes it. */
    private void goOn(State next, Runnable start) {
        state = next;
        try {
            start.run();
        } catch (OutOfMemoryError e) {
            state = State.ASLEEP;
            LOG.error("No memory for the deliveries to {}, which wait for the next one", queue);
        }
    }

    private void work() {
        begin();
        while (!threads.closed()) {
            if (!mayGoOn(nextRound())) {
                return;
            }
        }
    }

    private synchronized void begin() {
        state = State.AT_WORK;
    }

    private Rest nextRound() {
        try {
            return round.apply(queue);
        } catch (StoreEnded e) {
            return new Rest.UntilWoken();
        } catch (Throwable e) {
            // Even when the memory is used up: a lane that ended here would hold what it has for ever. Without the
            // message, which may tell of what is delivered.
            LOG.error("A delivery to {} failed by {}", queue, e.getClass().getName());
            return new Rest.For(AFTER_A_BUG);
        }
    }

    private synchronized boolean mayGoOn(Rest rest) {
        if (rest instanceof Rest.For pausing) {
            goOn(State.PAUSING, () -> threads.runAfter(pausing.pause(), this::work));
            return false;
        }
        if (rest instanceof Rest.UntilWoken && state == State.AT_WORK) {
            state = State.ASLEEP;
            return false;
        }
        state = State.AT_WORK;
        return true;
    }
}
