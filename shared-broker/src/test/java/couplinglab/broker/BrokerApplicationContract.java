package couplinglab.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import io.awspring.cloud.sqs.annotation.SqsListener;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The whole in an application, with a broker that comes and goes. */
@ExtendWith(OutputCaptureExtension.class)
interface BrokerApplicationContract {
    Duration DEADLINE = Duration.ofSeconds(90);

    /** With the queues of the topology, on this port, until it is closed. */
    AutoCloseable broker(int port) throws Exception;

    @Test
    default void tellsWhoeverStartsItWhichQueueTheBrokerLacks(CapturedOutput output) throws Exception {
        var port = freePort();
        try (var broker = broker(port)) {
            assertThat(broker).isNotNull();
            assertThatException()
                    .isThrownBy(() -> start(port, "orders,nowhere"))
                    .havingRootCause();
        }
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The broker has no queue \"nowhere\". Services never create queues.")
                .contains("Create the queue \"nowhere\"");
    }

    @Test
    default void startsDegradedAndWorksWhenTheBrokerComes() throws Exception {
        var port = freePort();
        try (var service = start(port, "orders")) {
            assertThat(health(service, "broker")).isEqualTo("DEGRADED");
            assertThat(health(service)).isEqualTo("DEGRADED");
            assertThat(health(service, "readiness")).isEqualTo("UP");
            var work = service.getBean(Work.class);
            assertThat(work.begun).hasValue(0);

            try (var broker = broker(port)) {
                assertThat(broker).isNotNull();
                await().atMost(DEADLINE).until(() -> health(service, "broker").equals("UP"));
                assertThat(work.begun).hasValue(1);
                send(service, "orders", "hello");
                await().atMost(DEADLINE).until(() -> work.received.contains("hello"));
            }
            await().atMost(DEADLINE).until(() -> health(service, "broker").equals("DEGRADED"));
            assertThat(health(service, "readiness")).isEqualTo("UP");
        }
    }

    static ConfigurableApplicationContext start(int port, String queues) {
        return new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "broker.queues=" + queues,
                        "broker.probe-interval=50ms",
                        "spring.cloud.aws.region.static=us-east-1",
                        "spring.cloud.aws.credentials.access-key=any",
                        "spring.cloud.aws.credentials.secret-key=any",
                        "spring.cloud.aws.sqs.endpoint=http://localhost:" + port,
                        "spring.cloud.aws.sqs.queue-not-found-strategy=fail",
                        "spring.cloud.aws.sqs.listener.auto-startup=false",
                        "management.endpoint.health.probes.enabled=true",
                        "management.endpoint.health.status.order=DOWN,OUT_OF_SERVICE,DEGRADED,UP,UNKNOWN",
                        "logging.level.io.awspring.cloud.sqs=off")
                .run();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static String health(ConfigurableApplicationContext service, String... path) {
        var endpoint = service.getBean(HealthEndpoint.class);
        var health = path.length == 0 ? endpoint.health() : Objects.requireNonNull(endpoint.healthForPath(path));
        return health.getStatus().getCode();
    }

    private static void send(ConfigurableApplicationContext service, String queue, String body) {
        var sqs = service.getBean(SqsAsyncClient.class);
        var url = sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
        sqs.sendMessage(message -> message.queueUrl(url).messageBody(body)).join();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Work.class)
    class Service {}

    class Work implements StartsWithBroker {
        final AtomicInteger begun = new AtomicInteger();
        private final List<String> received = new CopyOnWriteArrayList<>();

        @Override
        public void brokerIsThere() {
            begun.incrementAndGet();
        }

        @SqsListener("orders")
        void on(String body) {
            received.add(body);
        }
    }
}
