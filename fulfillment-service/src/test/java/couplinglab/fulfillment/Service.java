package couplinglab.fulfillment;

import couplinglab.broker.sending.BrokerUnavailable;
import couplinglab.broker.sending.Receipt;
import couplinglab.broker.sending.Sender;
import couplinglab.chaos.Halt;
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
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** What the incarnations of the service have in common. Each is one context for all tests that extend it. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "chaos.enabled=true",
            "management.server.port=0",
            "intake.visibility-timeout=3s",
            "intake.long-poll=1s"
        })
@Import(Service.Testable.class)
abstract class Service implements ServiceUnderTest {
    @LocalServerPort
    int mainPort;

    @LocalManagementPort
    int managementPort;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AtomicInteger halts;

    @Autowired
    AtomicReference<@Nullable String> brokenQueue;

    @Autowired
    SqsAsyncClient sqs;

    private Door main;
    private Door management;
    private Queues queues;

    @BeforeEach
    void openTheDoors() {
        main = new Door(mainPort);
        management = new Door(managementPort);
        queues = new Queues(sqs);
    }

    /** A class that ran before may have left dead letters, and which one that is differs from machine to machine. */
    @BeforeEach
    void forgetOthers() {
        jdbc.sql("DELETE FROM dead_letters").update();
        jdbc.sql("DELETE FROM failed_attempts").update();
    }

    @AfterEach
    void calmDown() throws IOException, InterruptedException {
        brokenQueue.set(null);
        main.delete("/chaos");
    }

    @Override
    public Door main() {
        return main;
    }

    @Override
    public Door management() {
        return management;
    }

    @Override
    public Queues queues() {
        return queues;
    }

    @Override
    public JdbcClient jdbc() {
        return jdbc;
    }

    @Override
    public AtomicInteger halts() {
        return halts;
    }

    @Override
    public AtomicReference<@Nullable String> brokenQueue() {
        return brokenQueue;
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
