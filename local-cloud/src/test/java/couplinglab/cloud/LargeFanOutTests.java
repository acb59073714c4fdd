package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.Topology;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.model.Target;

@Tag("crash")
@Timeout(180)
class LargeFanOutTests {
    private static final int RULES = 24;
    private static final int TARGETS = 5;

    @TempDir
    Path data;

    /** A hundred and twenty megabytes. The queue is not there, or it would have to hold them in memory itself. */
    @Test
    void acceptsAnEventOfWhichItCouldNotHoldAllCopiesInMemory() throws Exception {
        int port = CloudProcess.freePort();
        var endpoint = URI.create("http://localhost:" + port);
        try (var cloud = CloudProcess.of(
                        List.of("-Xmx96m"),
                        LocalCloud.class,
                        "--sqs-port=0",
                        "--events-port=" + port,
                        "--data=" + data);
                var events = Events.at(endpoint)) {
            cloud.awaitReady();
            var bus = TestBus.madeOn(events);
            var targets = IntStream.range(0, TARGETS)
                    .mapToObj(index -> Target.builder()
                            .id("target-" + index)
                            .arn(Topology.arnOf("nowhere"))
                            .inputPath("$.detail")
                            .build())
                    .toList();
            for (int index = 0; index < RULES; index++) {
                bus.rule("rule-" + index, TestBus.ALL);
                bus.targets("rule-" + index, targets);
            }
            var put = bus.put("{\"pad\":\"" + "x".repeat(1_000_000) + "\"}");
            assertThat(put.failedEntryCount()).isZero();
            assertThat(bus.put("{}").failedEntryCount()).isZero();
        }
    }
}
