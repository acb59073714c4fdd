package couplinglab.fulfillment;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole service on real ports, with a broker and a database: what its contracts see of it. */
interface ServiceUnderTest {
    Door main();

    Door management();

    Queues queues();

    JdbcClient jdbc();

    /** How often the chaos would have ended the process. */
    AtomicInteger halts();

    /** The queue that takes nothing from the service, or "entries of" it; none after each test. */
    AtomicReference<@Nullable String> brokenQueue();

    default long shipmentsOf(String orderId) {
        return jdbc().sql("SELECT count(*) FROM shipments WHERE order_id = :id")
                .param("id", orderId)
                .query(Long.class)
                .single();
    }

    default long deadLettersOf(String orderId) {
        return jdbc().sql("SELECT count(*) FROM dead_letters WHERE order_id = :id")
                .param("id", orderId)
                .query(Long.class)
                .single();
    }

    default long duplicates() {
        return jdbc().sql("SELECT duplicates FROM shipment_counter")
                .query(Long.class)
                .single();
    }

    static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(90)).ignoreExceptions();
    }
}
