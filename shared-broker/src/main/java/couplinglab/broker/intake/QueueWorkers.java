package couplinglab.broker.intake;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.DisposableBean;

/** The threads that work on messages. What waits for one is bounded by the messages that may be in flight. */
final class QueueWorkers implements Executor, DisposableBean {
    private final ExecutorService pool;

    QueueWorkers(IntakeProperties properties) {
        var number = new AtomicInteger();
        this.pool = Executors.newFixedThreadPool(
                properties.queueWorkers(), work -> new Thread(work, "queue-work-" + number.incrementAndGet()));
    }

    @Override
    public void execute(Runnable work) {
        pool.execute(work);
    }

    /** Without interrupts: one closes the file of an H2 database, under all who use it. */
    @Override
    public void destroy() {
        pool.shutdown();
    }
}
