package couplinglab.cloud.delivery;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread for each lane that has something to do, and one that looks at the clock for those that pause. */
final class LaneThreads implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 5;
    private static final Duration UNTIL_THERE_IS_A_THREAD = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(LaneThreads.class);

    private final ExecutorService workers;
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, work -> daemon(work, "delivery-timer"));

    LaneThreads() {
        this(work -> daemon(work, "delivery"));
    }

    LaneThreads(ThreadFactory factory) {
        workers = Executors.newCachedThreadPool(factory);
        // It has to be there when no other thread is to be had.
        timer.prestartAllCoreThreads();
    }

    /** Later, if the machine has no thread to give now. */
    void run(Runnable work) {
        try {
            workers.execute(work);
        } catch (RejectedExecutionException closed) {
            // What is left to do is stored.
        } catch (OutOfMemoryError noThread) {
            LOG.error("No thread for a delivery, tried again in {}", UNTIL_THERE_IS_A_THREAD);
            runAfter(UNTIL_THERE_IS_A_THREAD, work);
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
