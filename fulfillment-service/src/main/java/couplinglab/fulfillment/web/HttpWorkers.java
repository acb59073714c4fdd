package couplinglab.fulfillment.web;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * The threads that work on orders from HTTP. They are not the server's own, so that the server answers everything else
 * however many orders wait; what waits for one is bounded by the server's connections.
 */
@Component
final class HttpWorkers implements Executor, DisposableBean {
    private final ExecutorService pool;

    HttpWorkers(Properties properties) {
        var number = new AtomicInteger();
        this.pool = Executors.newFixedThreadPool(
                properties.httpWorkers(), work -> new Thread(work, "http-work-" + number.incrementAndGet()));
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

    @ConfigurationProperties("fulfillment")
    record Properties(@DefaultValue("8") int httpWorkers) {}
}
