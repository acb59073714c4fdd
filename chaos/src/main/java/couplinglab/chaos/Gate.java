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
    /**
     * Completes when work on so many orders may begin; exceptionally, by {@link ShuttingDown}, if the process ends before.
     * Work on none is not paced, only frozen.
     */
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
        begin(done, enter(orders), pool, work);
        return done;
    }

    private <T> void begin(CompletableFuture<T> done, CompletionStage<Void> entry, Executor pool, Supplier<T> work) {
        var unused = entry.thenRunAsync(() -> work(done, pool, work), pool).exceptionally(refusal -> {
            done.completeExceptionally(refusal);
            return null;
        });
    }

    private <T> void work(CompletableFuture<T> done, Executor pool, Supplier<T> work) {
        if (isFrozen()) {
            begin(done, enter(0), pool, work);
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
