package couplinglab.broker.intake;

import couplinglab.chaos.CrashPoints;
import couplinglab.chaos.Gate;
import io.awspring.cloud.sqs.config.SqsMessageListenerContainerFactory;
import io.awspring.cloud.sqs.listener.ListenerMode;
import io.awspring.cloud.sqs.listener.QueueNotFoundStrategy;
import io.awspring.cloud.sqs.listener.acknowledgement.BatchAcknowledgement;
import io.awspring.cloud.sqs.listener.acknowledgement.handler.AcknowledgementMode;
import io.awspring.cloud.sqs.listener.backpressure.BackPressureHandlerFactories;
import io.awspring.cloud.sqs.listener.backpressure.BackPressureHandlerFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.Message;
import org.springframework.retry.backoff.FixedBackOffPolicy;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** To be imported by a consumer, whose listeners then name {@value #RAW_BATCHES} as their factory. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeProperties.class)
public class IntakeConfiguration {
    /** The bean of the listeners' factory. */
    public static final String RAW_BATCHES = "rawBatches";

    private static final Logger LOG = LoggerFactory.getLogger(IntakeConfiguration.class);
    private static final Duration SHORT = Duration.ofMillis(500);

    /** For batches of raw strings, since what the framework can't convert it drops, that are deleted by hand. */
    @Bean(RAW_BATCHES)
    SqsMessageListenerContainerFactory<String> rawBatches(
            SqsAsyncClient sqs, IntakeProperties properties, ObjectProvider<BackPressureHandlerFactory> backPressure) {
        var factory = SqsMessageListenerContainerFactory.<String>builder()
                .sqsAsyncClient(sqs)
                .build();
        var pressure = backPressure.orderedStream().toList();
        factory.configure(options -> options.autoStartup(false)
                .queueNotFoundStrategy(QueueNotFoundStrategy.FAIL)
                .listenerMode(ListenerMode.BATCH)
                .messageVisibility(properties.visibilityTimeout())
                .pollTimeout(properties.longPoll())
                .maxConcurrentMessages(properties.messagesInFlight())
                .maxDelayBetweenPolls(SHORT)
                .pollBackOffPolicy(pause())
                .acknowledgementMode(AcknowledgementMode.MANUAL)
                .convertMessageIdToUuid(false)
                .backPressureHandlerFactory(together(pressure)));
        return factory;
    }

    @Bean
    BackPressureHandlerFactory pollingWithStore(JdbcClient jdbc) {
        return options -> new PollingWithStore(jdbc);
    }

    @Bean
    BackPressureHandlerFactory frozenPolling(Gate gate) {
        return options -> new FrozenPolling(gate);
    }

    @Bean
    Heartbeat heartbeat(IntakeProperties properties, Gate gate) {
        return new Heartbeat(properties, gate);
    }

    @Bean
    QueueWorkers queueWorkers(IntakeProperties properties) {
        return new QueueWorkers(properties);
    }

    @Bean
    Intake intake(Gate gate, Heartbeat heartbeat, QueueWorkers workers, CrashPoints crashPoints) {
        return new Intake(gate, heartbeat, workers, new ChaoticDeletions(IntakeConfiguration::delete, crashPoints));
    }

    private static void delete(BatchAcknowledgement<String> batch, Collection<Message<String>> done) {
        try {
            batch.acknowledge(done);
        } catch (RuntimeException stale) {
            LOG.warn("Of {} messages some were not deleted and come again: {}", done.size(), stale.toString());
        }
    }

    private static BackPressureHandlerFactory together(List<BackPressureHandlerFactory> others) {
        var all = new ArrayList<>(others);
        all.add(BackPressureHandlerFactories.adaptiveThroughputBackPressureHandler());
        return BackPressureHandlerFactories.compositeBackPressureHandler(all);
    }

    private static FixedBackOffPolicy pause() {
        var pause = new FixedBackOffPolicy();
        pause.setBackOffPeriod(SHORT.toMillis());
        return pause;
    }
}
