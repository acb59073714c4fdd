package couplinglab.fulfillment;

import couplinglab.chaos.Halt;
import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import couplinglab.fulfillment.sending.BrokerUnavailable;
import couplinglab.fulfillment.sending.Receipt;
import couplinglab.fulfillment.sending.Sender;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The whole service on real ports with the embedded cloud: one context for all tests that extend this. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "chaos.enabled=true",
            "management.server.port=0",
            "fulfillment.visibility-timeout=3s",
            "fulfillment.long-poll=1s",
            "spring.datasource.url=jdbc:h2:mem:service;DB_CLOSE_DELAY=-1"
        })
@Import(Service.Testable.class)
public abstract class Service {
    private static final LocalCloud CLOUD = LocalCloud.start(CloudSettings.inMemory());

    @LocalServerPort
    int mainPort;

    @LocalManagementPort
    int managementPort;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected AtomicInteger halts;

    @Autowired
    protected AtomicReference<@Nullable String> brokenQueue;

    @Autowired
    SqsAsyncClient sqs;

    protected Door main;
    protected Door management;
    protected Queues queues;

    @DynamicPropertySource
    static void broker(DynamicPropertyRegistry properties) {
        properties.add("spring.cloud.aws.sqs.endpoint", CLOUD::sqsEndpoint);
    }

    @BeforeEach
    void openTheDoors() {
        main = new Door(mainPort);
        management = new Door(managementPort);
        queues = new Queues(sqs);
    }

    @AfterEach
    void calmDown() throws IOException, InterruptedException {
        brokenQueue.set(null);
        main.delete("/chaos");
    }

    protected long shipmentsOf(String orderId) {
        return jdbc.sql("SELECT count(*) FROM shipments WHERE order_id = :id")
                .param("id", orderId)
                .query(Long.class)
                .single();
    }

    protected long deadLettersOf(String orderId) {
        return jdbc.sql("SELECT count(*) FROM dead_letters WHERE order_id = :id")
                .param("id", orderId)
                .query(Long.class)
                .single();
    }

    protected long duplicates() {
        return jdbc.sql("SELECT duplicates FROM shipment_counter")
                .query(Long.class)
                .single();
    }

    /** What a crash leaves undone, in a JVM that lives on. */
    static final class Crash extends Error {}

    @TestConfiguration
    static class Testable {
        @Bean
        AtomicInteger halts() {
            return new AtomicInteger();
        }

        @Bean
        AtomicReference<@Nullable String> brokenQueue() {
            return new AtomicReference<>();
        }

        @Bean
        Halt halt(AtomicInteger halts) {
            return () -> {
                halts.incrementAndGet();
                throw new Crash();
            };
        }

        /** Lets the broker refuse a queue: as a whole, or entry by entry in a successful answer. */
        @Bean
        static BeanPostProcessor breakableSender(ObjectProvider<AtomicReference<@Nullable String>> brokenQueue) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof Sender sender ? breakable(sender) : bean;
                }

                private Sender breakable(Sender sender) {
                    return (queue, messages) -> {
                        if (queue.equals(brokenQueue.getObject().get())) {
                            throw new BrokerUnavailable(queue, new IOException("unplugged by the test"));
                        }
                        if (("entries of " + queue)
                                .equals(brokenQueue.getObject().get())) {
                            return messages.stream()
                                    .map(message -> new Receipt("InternalError: broken by the test"))
                                    .toList();
                        }
                        return sender.send(queue, messages);
                    };
                }
            };
        }
    }
}
