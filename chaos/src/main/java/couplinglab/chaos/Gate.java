package couplinglab.chaos;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Where work waits before it begins, while the process is frozen or slow. Waiting work holds no thread and knows no
 * timeout; it begins in the order of its arrival. Thread-safe.
 */
public interface Gate {
    /** Completes when work on so many orders may begin. Work on none is not paced, only frozen. */
    CompletionStage<Void> enter(int orders);

    boolean isFrozen();

    /** Blocks while frozen, for so long at most; for pollers that have nothing to do then. */
    void awaitThaw(long millis) throws InterruptedException;

    /**
     * Does work on a pool once it may begin: work that reaches a thread of the pool in a frozen process is parked again.
     * What it throws completes the stage exceptionally.
     */
    default <T> CompletionStage<T> admit(int orders, Executor pool, Supplier<T> work) {
        var done = new CompletableFuture<T>();
        enter(orders).thenRunAsync(() -> begin(done, pool, work), pool);
        return done;
    }

    private <T> void begin(CompletableFuture<T> done, Executor pool, Supplier<T> work) {
        if (isFrozen()) {
            enter(0).thenRunAsync(() -> begin(done, pool, work), pool);
            return;
        }
        try {
            done.complete(work.get());
        } catch (Throwable failure) {
            done.completeExceptionally(failure);
        }
    }

    /** The same work, which is not done at all while the process is frozen. */
    default Runnable unlessFrozen(Runnable work) {
        return () -> {
            if (!isFrozen()) {
                work.run();
            }
        };
    }

    /** A gate of a process that nothing is done to. */
    static Gate open() {
        return new Gate() {
            @Override
            public CompletionStage<Void> enter(int orders) {
                return CompletableFuture.completedStage(null);
            }

            @Override
            public boolean isFrozen() {
                return false;
            }

            @Override
            public void awaitThaw(long millis) {
                // Never frozen.
            }
        };
    }
}
