package couplinglab.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.OrderFulfilled;
import couplinglab.order.OrderServiceApplication;
import couplinglab.testing.NeedsDocker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The whole service on a PostgreSQL that dies, freezes, or does what it is told and can't say so. */
@NeedsDocker
@ExtendWith(OutputCaptureExtension.class)
class DatabaseOutageTests {
    private static DatabaseServer database;
    private static Wire wire;
    private static LocalCloud cloud;
    private static ConfigurableApplicationContext service;
    private static Door main;
    private static Door management;

    @BeforeAll
    static void start() throws Exception {
        database = DatabaseServer.start();
        wire = Wire.to(database.address());
        cloud = LocalCloud.start(CloudSettings.inMemory());
        service = new SpringApplicationBuilder(OrderServiceApplication.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        // prepareThreshold=0: each COMMIT crosses the wire as a word. The others as in
                        // docker-compose.yml.
                        "--spring.datasource.url=jdbc:postgresql://localhost:" + wire.port() + "/" + database.name()
                                + "?prepareThreshold=0&connectTimeout=2&socketTimeout=10&tcpKeepAlive=true"
                                + "&options=-c%20lock_timeout=8s",
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--spring.cloud.aws.sqs.endpoint=" + cloud.sqsEndpoint(),
                        "--order.fulfillment-url=http://localhost:1");
        main = Door.main(service);
        management = Door.management(service);
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        cloud.close();
        wire.close();
        database.close();
    }

    @BeforeEach
    void backToQueue() throws Exception {
        assertThat(main.couple("queue").status()).isEqualTo(200);
    }

    @Test
    void refusesWhileTheDatabaseIsDeadAndRecoversByItself(CapturedOutput output) throws Exception {
        var before = main.order(key());
        database.kill();
        try {
            var refused = main.order(key());
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.problem()).isEqualTo("database-unavailable");
            assertThat(refused.saysWhenToRetry()).isTrue();
            assertThat(main.get("/orders/" + before.orderId()).problem()).isEqualTo("database-unavailable");
            assertThat(management.couple("direct").problem()).isEqualTo("database-unavailable");
            assertThat(management.get("/actuator/outbox").problem()).isEqualTo("database-unavailable");
            assertThat(management.get("/actuator/health/readiness").status()).isEqualTo(503);
            assertThat(management.get("/actuator/health/liveness").status()).isEqualTo(200);
            assertThat(main.get("/catalog").status()).isEqualTo(200);
            assertThat(output).contains("Refused with 503").doesNotContain("\tat ");
        } finally {
            database.revive();
        }

        recovering().until(() -> main.order(key()).status() == 202);
        recovering().until(() -> management.get("/actuator/health/readiness").status() == 200);
        recovering()
                .until(() ->
                        management.get("/actuator/outbox").body().get("pending").asInt() == 0);
        assertThat(main.get("/coupling").body().get("mode").asString()).isEqualTo("queue");
        assertThat(main.get("/orders/" + before.orderId()).status()).isEqualTo(200);
    }

    @Test
    void refusesWhileTheDatabaseIsFrozenAndRecoversByItself() throws Exception {
        database.freeze();
        try {
            var refused = main.order(key());
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.problem()).isEqualTo("database-unavailable");
            assertThat(management.get("/actuator/health/readiness").status()).isEqualTo(503);
        } finally {
            database.thaw();
        }

        recovering().until(() -> main.order(key()).status() == 202);
    }

    @Test
    void losesNoAcceptedOrderWhenTheDatabaseIsKilledUnderRequests() throws Exception {
        Map<String, Door.Answer> accepted = new ConcurrentHashMap<>();
        Map<String, Door.Answer> unknown = new ConcurrentHashMap<>();
        var refused = new CountDownLatch(4);
        var customers = Executors.newFixedThreadPool(4);
        var offers = new ArrayList<Future<?>>();
        try {
            for (int i = 0; i < 4; i++) {
                offers.add(customers.submit(() -> {
                    for (int status = 202; status != 503; ) {
                        var key = key();
                        var answer = main.order(key);
                        status = answer.status();
                        assertThat(status).isIn(202, 503, 504);
                        if (status != 503) {
                            (status == 202 ? accepted : unknown).put(key, answer);
                        }
                    }
                    refused.countDown();
                    return true;
                }));
            }
            recovering().until(() -> accepted.size() >= 40);
            database.kill();
            assertThat(refused.await(2, TimeUnit.MINUTES)).isTrue();
            for (Future<?> offer : offers) {
                offer.get();
            }
        } finally {
            customers.shutdownNow();
            database.revive();
        }

        recovering().until(() -> main.order(key()).status() == 202);
        for (var answer : accepted.values()) {
            assertThat(main.get("/orders/" + answer.orderId()).status()).isEqualTo(200);
        }
        for (var key : unknown.keySet()) {
            assertThat(main.order(key).status()).isEqualTo(202);
        }
    }

    /** In direct, a call to the consumer, which is dead here, would have made it a refusal. */
    @ParameterizedTest
    @ValueSource(strings = {"queue", "direct"})
    void doesNotKnowWhereACommitIsNotAnsweredAndFindsOutByTheKey(String mode, CapturedOutput output) throws Exception {
        main.couple(mode);
        var key = key();

        var unknown = orderWithoutAnswerToCommit(key);

        assertThat(unknown.status()).isEqualTo(504);
        assertThat(unknown.problem()).isEqualTo("outcome-unknown");
        var order = orderOf(key);
        assertThat(order.status()).isEqualTo(mode.equals("queue") ? "PLACED" : "UNKNOWN");
        assertThat(output).contains("Answered with 504").doesNotContain("\tat ");
        main.couple("queue");
        var again = main.order(key);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.orderId()).isEqualTo(order.id());
    }

    @Test
    void keepsConfirmationsUntilTheDatabaseIsBack(CapturedOutput output) throws Exception {
        var order = main.order(key());
        database.kill();
        try {
            confirm(order.orderId());
            recovering().until(() -> output.getOut().contains("The confirmations wait for the database"));
            assertThat(output).doesNotContain("\tat ");
        } finally {
            database.revive();
        }

        recovering()
                .until(() -> main.get("/orders/" + order.orderId())
                        .body()
                        .path("status")
                        .asString("")
                        .equals("FULFILLED"));
    }

    private static Door.Answer orderWithoutAnswerToCommit(String key) throws Exception {
        wire.loseCommitAnswersAfter(key);
        try {
            return main.order(key);
        } finally {
            wire.loseNothing();
        }
    }

    private record Row(String id, String status) {}

    private static Row orderOf(String key) {
        return service.getBean(JdbcClient.class)
                .sql("SELECT order_id, status FROM orders WHERE order_key = :key")
                .param("key", key)
                .query((row, number) -> new Row(row.getString("order_id"), row.getString("status")))
                .single();
    }

    private static void confirm(String orderId) {
        var sqs = service.getBean(SqsAsyncClient.class);
        var url = sqs.getQueueUrl(request -> request.queueName("order-confirmations"))
                .join()
                .queueUrl();
        var body = new MessageFormat().write(new OrderFulfilled(orderId, null, 42, Instant.now()));
        sqs.sendMessage(request -> request.queueUrl(url).messageBody(body)).join();
    }

    private static ConditionFactory recovering() {
        return Awaitility.await().atMost(Duration.ofMinutes(2)).ignoreExceptions();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
