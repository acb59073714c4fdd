package couplinglab.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import couplinglab.cloud.delivery.Letter;
import couplinglab.cloud.delivery.Outcome;
import couplinglab.contracts.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What EventBridge acknowledged, it keeps; and it waits for nobody. */
@Timeout(120)
class EventBridgeDurabilityTests {
    private static final String ALL = "{\\\"source\\\":[{\\\"exists\\\":true}]}";

    @TempDir
    Path data;

    private final ConcurrentLinkedQueue<String> delivered = new ConcurrentLinkedQueue<>();
    private final CountDownLatch open = new CountDownLatch(1);

    @Test
    void keepsBusesRulesAndTargetsOverARestart() throws Exception {
        try (var opened = OpenBridge.on(data, this::accept)) {
            opened.ask("CreateEventBus", "{\"Name\":\"mine\",\"Description\":\"kept\"}");
            opened.ask("PutRule", "{\"EventBusName\":\"mine\",\"Name\":\"kept\",\"EventPattern\":\"" + ALL + "\"}");
            opened.ask("DisableRule", "{\"EventBusName\":\"mine\",\"Name\":\"kept\"}");
            opened.ask("PutTargets", """
                    {"EventBusName":"mine","Rule":"kept","Targets":[{"Id":"t","Arn":"%s","InputPath":"$.detail",
                    "RetryPolicy":{"MaximumRetryAttempts":3}}]}""".formatted(Topology.arnOf("orders")));
            opened.ask("PutRule", "{\"Name\":\"deleted\",\"EventPattern\":\"" + ALL + "\"}");
            opened.ask("DeleteRule", "{\"Name\":\"deleted\"}");
        }
        try (var opened = OpenBridge.on(data, this::accept)) {
            assertThat(opened.ask("DescribeEventBus", "{\"Name\":\"mine\"}")
                            .get("Description")
                            .asString())
                    .isEqualTo("kept");
            assertThat(opened.ask("ListRules", "{\"EventBusName\":\"mine\"}")
                            .get("Rules")
                            .get(0)
                            .get("State")
                            .asString())
                    .isEqualTo("DISABLED");
            assertThat(opened.ask("ListRules", "{}").get("Rules")).isEmpty();
            assertThat(opened.ask("ListTargetsByRule", "{\"EventBusName\":\"mine\",\"Rule\":\"kept\"}")
                            .get("Targets"))
                    .hasToString("[{\"Id\":\"t\",\"Arn\":\"" + Topology.arnOf("orders")
                            + "\",\"InputPath\":\"$.detail\"," + "\"RetryPolicy\":{\"MaximumRetryAttempts\":3}}]");
        }
    }

    /** AWS ignores what the API has not; kept, it would be in memory for ever, however large. */
    @Test
    void keepsOfATargetWhatTheApiHasAlone() throws Exception {
        var known = "{\"Id\":\"t\",\"Arn\":\"" + Topology.arnOf("orders") + "\",\"RoleArn\":\"arn:role\","
                + "\"InputTransformer\":{\"InputPathsMap\":{\"a\":\"$.detail\"},\"InputTemplate\":\"<a>\"%s},"
                + "\"RetryPolicy\":{\"MaximumRetryAttempts\":3,\"MaximumEventAgeInSeconds\":60%s},"
                + "\"DeadLetterConfig\":{\"Arn\":\"" + Topology.arnOf("orders-dlq") + "\"%s}%s}";
        var bogus = ",\"Bogus\":\"" + "x".repeat(300_000) + "\"";
        try (var opened = OpenBridge.on(data, this::accept)) {
            opened.ask("PutRule", "{\"Name\":\"rule\",\"EventPattern\":\"" + ALL + "\"}");
            opened.ask(
                    "PutTargets",
                    "{\"Rule\":\"rule\",\"Targets\":[" + known.formatted(bogus, bogus, bogus, bogus) + "]}");
        }
        try (var opened = OpenBridge.on(data, this::accept)) {
            assertThat(opened.ask("ListTargetsByRule", "{\"Rule\":\"rule\"}").get("Targets"))
                    .hasToString("[" + known.formatted("", "", "", "") + "]");
        }
    }

    @Test
    void makesTheTopologysRulesAtTheFirstStartAndKeepsWhatWasChangedSince() throws Exception {
        try (var opened = OpenBridge.on(data, this::accept)) {
            opened.bridge().provision(Topology.buses());
            assertThat(rulesIn(opened)).containsExactly("carrier-events", "every-order", "export", "high-value");
            opened.ask("DisableRule", "{\"EventBusName\":\"orders\",\"Name\":\"every-order\"}");
            opened.ask("RemoveTargets", "{\"EventBusName\":\"orders\",\"Rule\":\"export\",\"Ids\":[\"customs\"]}");
            opened.ask("DeleteRule", "{\"EventBusName\":\"orders\",\"Name\":\"export\"}");
            opened.ask("PutRule", "{\"EventBusName\":\"orders\",\"Name\":\"mine\",\"EventPattern\":\"" + ALL + "\"}");
        }
        try (var opened = OpenBridge.on(data, this::accept)) {
            opened.bridge().provision(Topology.buses());
            assertThat(rulesIn(opened)).containsExactly("carrier-events", "every-order", "high-value", "mine");
            assertThat(opened.ask("DescribeRule", "{\"EventBusName\":\"orders\",\"Name\":\"every-order\"}")
                            .get("State")
                            .asString())
                    .isEqualTo("DISABLED");
        }
    }

    @Test
    void deliversAfterARestartWhatItAcknowledgedBefore() throws Exception {
        try (var opened = OpenBridge.on(data, this::unavailable)) {
            opened.bridge().provision(Topology.buses());
            opened.ask("PutEvents", OpenBridge.order("{\\\"orderId\\\":\\\"1\\\",\\\"destination\\\":\\\"US\\\"}"));
        }
        try (var opened = OpenBridge.on(data, this::accept)) {
            opened.deliveries().start();
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(delivered)
                            .containsExactly(Topology.arnOf("orders") + " {\"orderId\":\"1\",\"destination\":\"US\"}"));
        }
    }

    /** Both the publisher and the other target: the door of customs is shut. */
    @Test
    void waitsForNoTarget() throws Exception {
        try (var opened = OpenBridge.on(data, this::shutForCustoms)) {
            opened.bridge().provision(Topology.buses());
            for (int number = 0; number < 20; number++) {
                opened.ask("PutEvents", OpenBridge.order("{\\\"n\\\":" + number + ",\\\"destination\\\":\\\"FR\\\"}"));
            }
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(delivered).hasSize(20));
            assertThat(delivered).allMatch(letter -> letter.startsWith(Topology.arnOf("orders")));
            open.countDown();
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(delivered).hasSize(40));
        }
    }

    private List<Outcome> accept(String queue, List<Letter> letters) {
        letters.forEach(letter -> delivered.add(queue + " " + letter.body()));
        return letters.stream().<Outcome>map(letter -> new Outcome.Delivered()).toList();
    }

    private List<Outcome> unavailable(String queue, List<Letter> letters) {
        return letters.stream()
                .<Outcome>map(letter -> new Outcome.Unavailable("DOWN", "not now"))
                .toList();
    }

    private List<Outcome> shutForCustoms(String queue, List<Letter> letters) {
        if (queue.equals(Topology.arnOf("customs"))) {
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return unavailable(queue, letters);
            }
        }
        return accept(queue, letters);
    }

    private static List<String> rulesIn(OpenBridge opened) {
        return opened.ask("ListRules", "{\"EventBusName\":\"orders\"}")
                .get("Rules")
                .valueStream()
                .map(rule -> rule.get("Name").asString())
                .toList();
    }
}
