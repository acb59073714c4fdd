package couplinglab.cloud;

import couplinglab.contracts.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Events a second by PutEvents, ten a request, on a bus with a hundred rules of which one matches, and messages a second by
 * SendMessageBatch, ten a request, in the same run, in turns, by one client, until acknowledged. Both in memory and on disk.
 * To run it, from the root of the project:
 *
 * <pre>{@code
 * ./mvnw -q -pl local-cloud -am test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp "local-cloud/target/test-classes:local-cloud/target/classes:$(cat local-cloud/target/classpath)" \
 *     couplinglab.cloud.EventBridgeBenchmark
 * }</pre>
 *
 * The figures are of one machine at one time; only the ratio says something elsewhere.
 */
final class EventBridgeBenchmark {
    private static final int RULES = 100;
    private static final int BATCH = 10;
    private static final int BATCHES_A_TURN = 200;
    private static final int WARM_UP_TURNS = 3;
    private static final int TURNS = 7;
    private static final String BUS = "benchmark";
    private static final String DETAIL =
            "{\"orderId\":\"0c2bc1ae-93a0-4f0e-8f9b-2b7f7a3f6f11\",\"total\":%d.50,\"destination\":\"US\"}";

    private static final Target TARGET = Target.builder()
            .id("queue")
            .arn(Topology.arnOf(Topology.ANALYTICS))
            .inputPath("$.detail")
            .build();

    private EventBridgeBenchmark() {}

    public static void main(String... arguments) throws Exception {
        measure("in memory", CloudSettings.inMemory());
        var data = Files.createTempDirectory("benchmark");
        try {
            measure("on disk", CloudSettings.durable(data));
        } finally {
            delete(data);
        }
    }

    private static void measure(String where, CloudSettings settings) {
        try (var cloud = LocalCloud.start(settings);
                var sqs = Sqs.at(cloud.sqsEndpoint());
                var events = Events.at(cloud.eventsEndpoint())) {
            makeRules(events);
            var url = sqs.url(Topology.ORDERS);
            var eventRates = new double[TURNS];
            var messageRates = new double[TURNS];
            for (int turn = -WARM_UP_TURNS; turn < TURNS; turn++) {
                double eventRate = rate(() -> putEvents(events));
                double messageRate = rate(() -> sendMessages(sqs, url));
                if (turn >= 0) {
                    eventRates[turn] = eventRate;
                    messageRates[turn] = messageRate;
                }
                sqs.client().purgeQueue(request -> request.queueUrl(sqs.url(Topology.ANALYTICS)));
                sqs.client().purgeQueue(request -> request.queueUrl(url));
            }
            System.out.printf(
                    "%s: PutEvents %.0f events/s, SendMessageBatch %.0f messages/s, ratio %.2f (medians of %d turns of %d)%n",
                    where,
                    median(eventRates),
                    median(messageRates),
                    median(eventRates) / median(messageRates),
                    TURNS,
                    BATCH * BATCHES_A_TURN);
        }
    }

    /** Numeric ranges and prefixes, side by side, so that each event is in exactly one range. */
    private static void makeRules(Events events) {
        events.client().createEventBus(request -> request.name(BUS));
        for (int index = 0; index < RULES; index++) {
            var name = "rule-" + index;
            var pattern = "{\"source\":[{\"prefix\":\"bench\"}],\"detail\":{\"total\":[{\"numeric\":[\">=\"," + index
                    + ",\"<\"," + (index + 1) + "]}]}}";
            events.client()
                    .putRule(request -> request.eventBusName(BUS).name(name).eventPattern(pattern));
            events.client()
                    .putTargets(request -> request.eventBusName(BUS).rule(name).targets(TARGET));
        }
    }

    private static void putEvents(Events events) {
        List<PutEventsRequestEntry> entries = IntStream.range(0, BATCH)
                .mapToObj(index -> PutEventsRequestEntry.builder()
                        .eventBusName(BUS)
                        .source("benchmark")
                        .detailType("Order")
                        .detail(DETAIL.formatted(index * RULES / BATCH))
                        .build())
                .toList();
        if (events.client().putEvents(request -> request.entries(entries)).failedEntryCount() != 0) {
            throw new IllegalStateException("An event was refused");
        }
    }

    private static void sendMessages(Sqs sqs, String url) {
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, BATCH)
                .mapToObj(index -> SendMessageBatchRequestEntry.builder()
                        .id("entry-" + index)
                        .messageBody(DETAIL.formatted(index * RULES / BATCH))
                        .build())
                .toList();
        if (!sqs.client()
                .sendMessageBatch(request -> request.queueUrl(url).entries(entries))
                .failed()
                .isEmpty()) {
            throw new IllegalStateException("A message was refused");
        }
    }

    private static double rate(Runnable batch) {
        long start = System.nanoTime();
        for (int number = 0; number < BATCHES_A_TURN; number++) {
            batch.run();
        }
        return BATCH * BATCHES_A_TURN * 1e9 / (System.nanoTime() - start);
    }

    private static double median(double[] rates) {
        return Arrays.stream(rates).sorted().skip(rates.length / 2).findFirst().orElseThrow();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
