package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.cloud.delivery.Letter;
import couplinglab.cloud.delivery.Outcome;
import couplinglab.contracts.Topology;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class ElasticMqDoorTests {
    /** Who stored such a queue for dead letters, before that was refused, must not have it tried for ever. */
    @Test
    void refusesWhatIsForAFifoQueueAndPutsNothingThere() {
        try (var server = SqsServer.start(CloudSettings.inMemory());
                var sqs = Sqs.at(URI.create("http://localhost:" + server.port()))) {
            sqs.client()
                    .createQueue(request -> request.queueName("first-in.fifo")
                            .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")));
            var outcomes = server.door()
                    .deliver(Topology.arnOf("first-in.fifo"), List.of(new Letter("has no group", Map.of())));
            assertThat(outcomes).hasSize(1).hasOnlyElementsOfType(Outcome.Refused.class);
            assertThat(sqs.count("first-in.fifo")).isZero();
        }
    }
}
