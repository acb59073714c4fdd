package couplinglab.cloud.delivery;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A thread for each lane that has something to do, and one that looks at the clock for those that pause. */
final class LaneThreads implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 5;

    private final ExecutorService workers = Executors.newCachedThreadPool(work -> daemon(work, "delivery"));
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "delivery-timer"));

    void run(Runnable work) {
        try {
            workers.execute(work);
        } catch (RejectedExecutionException closed) {
            // What is left to do is stored.
        }
    }

    void runAfter(Duration pause, Runnable work) {
        try {
            var unused = timer.schedule(() -> run(work), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            // What is left to do is stored.
        }
    }

    boolean closed() {
        return workers.isShutdown();
    }

    /** Interrupts nobody: an interrupt would close the database's file. */
    @Override
    public void close() {
        workers.shutdown();
        var unused = timer.shutdownNow();
        try {
            var unusedEither = workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
