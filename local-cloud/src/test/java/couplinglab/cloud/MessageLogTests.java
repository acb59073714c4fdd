package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import couplinglab.contracts.Topology;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What is said of a message that is lost. */
@Timeout(60)
class MessageLogTests {
    @Test
    void saysForWhomAMessageWasDroppedAndNothingOfWhatStoodInIt() {
        var log = (Logger) LoggerFactory.getLogger("couplinglab.cloud");
        var said = new ListAppender<ILoggingEvent>();
        // The cloud's threads write it while the test reads.
        said.list = new CopyOnWriteArrayList<>();
        said.start();
        log.addAppender(said);
        try (var cloud = LocalCloud.start(CloudSettings.inMemory());
                var sns = OnSns.clientAt(cloud.eventsEndpoint())) {
            var topic = sns.createTopic(request -> request.name("leaky")).topicArn();
            sns.subscribe(request -> request.topicArn(topic).protocol("sqs").endpoint(Topology.arnOf("gone")));
            sns.publish(request -> request.topicArn(topic)
                    .message("card 4111")
                    .subject("secret")
                    .messageAttributes(Map.of("pin", PublishContract.attribute("String", "0000-pin"))));
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> said.list.stream()
                            .anyMatch(event -> event.getFormattedMessage().contains(topic)));
            assertThat(said.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .noneMatch(line -> line.contains("4111") || line.contains("secret") || line.contains("0000-pin"));
        } finally {
            log.detachAppender(said);
        }
    }
}
