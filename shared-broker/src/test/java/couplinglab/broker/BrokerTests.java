package couplinglab.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BrokerTests {
    private static final BrokerProperties PROPERTIES =
            new BrokerProperties(List.of("orders", "replies"), Duration.ofMillis(5), Duration.ofSeconds(5));
    private final ConnectException refused = new ConnectException("Connection refused");

    private final FakeSqs sqs = new FakeSqs();
    private final AtomicInteger begun = new AtomicInteger();
    private Broker broker = watching(begun::incrementAndGet);

    @AfterEach
    void stops() {
        broker.stop();
    }

    @Test
    void beginsWorkWithTheStartWhereTheQueuesAreThere() {
        sqs.has("orders", "replies");
        broker.start();
        assertThat(begun).hasValue(1);
        assertThat(broker.degradedBecause()).isNull();
        assertThat(broker.isRunning()).isTrue();
    }

    @Test
    void beginsWorkOnceHoweverOftenTheBrokerAnswers() {
        sqs.has("orders", "replies");
        broker.start();
        afterMoreQuestions();
        sqs.down(refused);
        eventually().until(() -> broker.degradedBecause() != null);
        sqs.up();
        eventually().until(() -> broker.degradedBecause() == null);
        assertThat(begun).hasValue(1);
    }

    @Test
    void refusesToStartWhereTheBrokerAnswersWithoutAQueue() {
        sqs.has("orders");
        assertThatExceptionOfType(QueueMissing.class)
                .isThrownBy(broker::start)
                .withMessage("The broker has no queue \"replies\"");
        assertThat(broker.isRunning()).isFalse();
        assertThat(begun).hasValue(0);
    }

    @Test
    void startsDegradedWhereTheBrokerDoesNotAnswer() {
        sqs.has("orders", "replies").down(refused);
        assertThat(new BrokerHealth(broker).health().getStatus()).isEqualTo(new Status("DEGRADED"));
        broker.start();
        assertThat(broker.isRunning()).isTrue();
        assertThat(begun).hasValue(0);
        var health = new BrokerHealth(broker).health();
        assertThat(health.getStatus()).isEqualTo(new Status("DEGRADED"));
        assertThat(health.getDetails()).containsEntry("reason", "ConnectException: Connection refused");

        sqs.up();
        eventually().until(() -> begun.get() == 1);
        eventually().until(() -> new BrokerHealth(broker).health().getStatus().equals(Status.UP));
    }

    @Test
    void waitsForTheQueuesOfABrokerThatItHasSeenDown() {
        sqs.has("orders").down(refused);
        broker.start();
        sqs.up();
        eventually().until(() -> "The broker has no queue \"replies\"".equals(broker.degradedBecause()));
        afterMoreQuestions();
        assertThat(begun).hasValue(0);

        sqs.has("replies");
        eventually().until(() -> broker.degradedBecause() == null);
        assertThat(begun).hasValue(1);
    }

    @Test
    void triesWorkAgainThatCouldNotBegin(CapturedOutput output) {
        sqs.has("orders", "replies");
        var attempts = new AtomicInteger();
        var after = new AtomicInteger();
        broker = watching(
                begun::incrementAndGet,
                () -> {
                    if (attempts.incrementAndGet() < 10) {
                        throw new IllegalStateException("gone again");
                    }
                },
                after::incrementAndGet);
        broker.start();
        assertThat(broker.degradedBecause()).isNotNull();
        assertThat(after).as("work behind the one that failed").hasValue(1);
        eventually().until(() -> broker.degradedBecause() == null);
        afterMoreQuestions();
        assertThat(attempts).hasValue(10);
        assertThat(begun).hasValue(1);
        assertThat(after).hasValue(1);
        assertThat(output.getOut().lines().filter(line -> line.contains("The broker is")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("degraded", "IllegalStateException: gone again"),
                        line -> assertThat(line).contains("there, with the queues [orders, replies]"));
    }

    @Test
    void logsEachChangeOnce(CapturedOutput output) {
        sqs.has("orders").down(refused);
        broker.start();
        afterMoreQuestions();
        sqs.up();
        eventually().until(() -> String.valueOf(broker.degradedBecause()).contains("replies"));
        afterMoreQuestions();
        sqs.has("replies");
        eventually().until(() -> broker.degradedBecause() == null);
        afterMoreQuestions();
        sqs.down(new TimeoutException("silent"));
        eventually().until(() -> broker.degradedBecause() != null);
        afterMoreQuestions();
        sqs.down(refused);
        eventually().until(() -> String.valueOf(broker.degradedBecause()).contains("refused"));
        afterMoreQuestions();

        assertThat(output.getOut().lines().filter(line -> line.contains("The broker is")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("WARN", "degraded: ConnectException: Connection refused"),
                        line -> assertThat(line).contains("WARN", "degraded: The broker has no queue \"replies\""),
                        line -> assertThat(line).contains("INFO", "there, with the queues [orders, replies]"),
                        line -> assertThat(line).contains("WARN", "degraded: TimeoutException: silent"));
    }

    @Test
    void beginsAgainAfterAStop() {
        sqs.has("orders", "replies");
        broker.start();
        broker.stop();
        assertThat(broker.isRunning()).isFalse();

        broker.start();
        assertThat(begun).hasValue(2);
        afterMoreQuestions();
    }

    @Test
    void beginsNothingMoreWhereTheBrokerAnswersAfterTheStop() {
        sqs.has("orders", "replies").down(refused);
        broker.start();
        var answer = new CompletableFuture<Void>();
        sqs.answersAfter(answer);
        var before = sqs.asked();
        eventually().until(() -> sqs.asked() > before);

        broker.stop();
        answer.complete(null);

        eventually().until(() -> broker.degradedBecause() == null);
        assertThat(begun).hasValue(0);
    }

    @Test
    void wantsToKnowTheQueues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BrokerProperties(List.of(), Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .withMessageContaining("broker.queues");
    }

    private Broker watching(StartsWithBroker... waiting) {
        return new Broker(new Probe(sqs, PROPERTIES), PROPERTIES, List.of(waiting));
    }

    private void afterMoreQuestions() {
        var enough = sqs.asked() + 20;
        eventually().until(() -> sqs.asked() >= enough);
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofMinutes(1));
    }
}
