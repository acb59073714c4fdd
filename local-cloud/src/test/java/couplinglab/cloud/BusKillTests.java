package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import couplinglab.contracts.Topology;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

@Tag("crash")
@Timeout(180)
class BusKillTests {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path data;

    /** Every order is for a country abroad: two rules send it on. The rule that is added last has to survive as well. */
    @Test
    void bringsEachAcknowledgedEventToEachTargetWhenKilledAgainAndAgain() throws Exception {
        var acknowledged = ConcurrentHashMap.<String>newKeySet();
        for (int round = 0; round < 3; round++) {
            int port = CloudProcess.freePort();
            try (var cloud =
                    CloudProcess.of(LocalCloud.class, "--sqs-port=0", "--events-port=" + port, "--data=" + data)) {
                cloud.awaitReady();
                int before = acknowledged.size();
                var endpoint = URI.create("http://localhost:" + port);
                var publishers = IntStream.range(0, 3)
                        .mapToObj(index -> publisher(endpoint, acknowledged))
                        .toList();
                await().atMost(LONG).until(() -> acknowledged.size() >= before + 200);
                addRule(endpoint, "round-" + round);
                cloud.kill();
                for (var publisher : publishers) {
                    publisher.join();
                }
            }
        }
        try (var cloud = LocalCloud.start(CloudSettings.durable(data));
                var sqs = Sqs.at(cloud.sqsEndpoint());
                var events = Events.at(cloud.eventsEndpoint())) {
            for (var queue : List.of(Topology.ORDERS, Topology.CUSTOMS)) {
                var arrived = new HashSet<String>();
                await().atMost(LONG).until(() -> {
                    arrived.addAll(sqs.drain(queue));
                    return arrived.containsAll(acknowledged);
                });
            }
            assertThat(events.client()
                            .listRules(request ->
                                    request.eventBusName(Topology.ORDERS_BUS).namePrefix("round"))
                            .rules())
                    .hasSize(3);
        }
    }

    private static void addRule(URI endpoint, String name) {
        try (var events = Events.at(endpoint)) {
            events.client()
                    .putRule(request -> request.eventBusName(Topology.ORDERS_BUS)
                            .name(name)
                            .eventPattern("{\"source\":[\"nobody\"]}"));
        }
    }

    private static Thread publisher(URI endpoint, Set<String> acknowledged) {
        var thread = new Thread(() -> publishUntilRefused(endpoint, acknowledged), "publisher");
        thread.start();
        return thread;
    }

    private static void publishUntilRefused(URI endpoint, Set<String> acknowledged) {
        try (var events = Events.at(endpoint)) {
            while (true) {
                var details = IntStream.range(0, 5)
                        .mapToObj(index -> "{\"orderId\":\"" + UUID.randomUUID() + "\",\"destination\":\"FR\"}")
                        .toList();
                events.client().putEvents(request -> request.entries(entries(details)));
                acknowledged.addAll(details);
            }
        } catch (SdkException cloudIsGone) {
            // The events of this round were not acknowledged; nothing is promised about them.
        }
    }

    private static List<PutEventsRequestEntry> entries(List<String> details) {
        return details.stream()
                .map(detail -> PutEventsRequestEntry.builder()
                        .eventBusName(Topology.ORDERS_BUS)
                        .source(Topology.ORDER_SOURCE)
                        .detailType(Topology.ORDER_PLACED_TYPE)
                        .detail(detail)
                        .build())
                .toList();
    }
}
