package couplinglab.controlroom.traffic;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads on which answers are written down. None keeps this process alive. */
final class Answering {
    private static final int THREADS = 4;

    private Answering() {}

    /** Its threads end when nothing is left to do, so that what comes late is written down as well. */
    static Executor pool() {
        var pool = new ThreadPoolExecutor(
                THREADS, THREADS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> daemon(task, "answers"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    static Thread daemon(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
