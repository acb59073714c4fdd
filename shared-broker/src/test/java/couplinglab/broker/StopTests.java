package couplinglab.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.MessageListenerContainerRegistry;
import io.awspring.cloud.sqs.listener.acknowledgement.Acknowledgement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An application that ends while it listens to a queue. */
@ExtendWith(OutputCaptureExtension.class)
class StopTests {
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    private LocalCloud cloud;
    private SqsAsyncClient sqs;
    private String queue;

    @BeforeEach
    void startTheCloud() {
        cloud = LocalCloud.start(CloudSettings.inMemory());
        sqs = SqsAsyncClient.builder()
                .endpointOverride(cloud.sqsEndpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build();
        queue = sqs.getQueueUrl(request -> request.queueName("orders")).join().queueUrl();
    }

    @AfterEach
    void stopTheCloud() {
        sqs.close();
        cloud.close();
    }

    @Test
    void finishesAndAcknowledgesTheWorkInHandAndTakesNothingNew() {
        var service = start();
        var work = service.getBean(Work.class);
        send("in hand");
        await().atMost(DEADLINE).until(() -> work.begun.contains("in hand"));

        var closing = CompletableFuture.runAsync(service::close);
        await().atMost(DEADLINE).until(() -> !work.isListening());
        send("too late");

        assertThat(closing).succeedsWithin(DEADLINE);
        assertThat(work.begun).containsExactly("in hand");
        assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .as("left for the next, at once")
                .isOne();
        assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .as("received, and neither acknowledged nor given back")
                .isZero();
    }

    @Test
    void doesNotTakeAPollOfAnEmptyQueueForWorkInHand(CapturedOutput output) {
        var service = start();
        await().atMost(DEADLINE).until(() -> service.getBean(Work.class).isListening());

        service.close();

        assertThat(output).contains("Container work stopped").doesNotContain("Tasks did not finish");
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "broker.queues=orders",
                        "spring.cloud.aws.region.static=us-east-1",
                        "spring.cloud.aws.credentials.access-key=any",
                        "spring.cloud.aws.credentials.secret-key=any",
                        "spring.cloud.aws.sqs.endpoint=" + cloud.sqsEndpoint(),
                        "spring.cloud.aws.sqs.listener.auto-startup=false",
                        "spring.cloud.aws.sqs.listener.poll-timeout=20s",
                        "logging.level.io.awspring.cloud.sqs=info")
                .run();
    }

    private void send(String body) {
        sqs.sendMessage(message -> message.queueUrl(queue).messageBody(body)).join();
    }

    private int count(QueueAttributeName which) {
        return Integer.parseInt(
                sqs.getQueueAttributes(request -> request.queueUrl(queue).attributeNames(which))
                        .join()
                        .attributes()
                        .get(which));
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Work.class)
    static class Service {}

    /** Holds all that its listener may hold, for half of the time that an application has for the work in hand. */
    static class Work {
        private static final Duration EFFORT = Duration.ofSeconds(2);

        private final MessageListenerContainerRegistry containers;
        private final CountDownLatch forever = new CountDownLatch(1);
        private final List<String> begun = new CopyOnWriteArrayList<>();

        Work(MessageListenerContainerRegistry containers) {
            this.containers = containers;
        }

        boolean isListening() {
            var container = containers.getContainerById("work");
            return container != null && container.isRunning();
        }

        @SqsListener(
                queueNames = "orders",
                id = "work",
                acknowledgementMode = "MANUAL",
                maxConcurrentMessages = "1",
                maxMessagesPerPoll = "1")
        void on(String body, Acknowledgement acknowledgement) throws InterruptedException {
            begun.add(body);
            await().atMost(DEADLINE).until(() -> !isListening());
            var unused = forever.await(EFFORT.toMillis(), TimeUnit.MILLISECONDS);
            acknowledgement.acknowledge();
        }
    }
}
