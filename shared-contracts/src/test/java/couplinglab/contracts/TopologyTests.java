package couplinglab.contracts;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TopologyTests {
    private final Map<String, QueueSpec> queues =
            Topology.queues().stream().collect(toMap(QueueSpec::name, Function.identity()));

    @Test
    void hasTheQueuesOfTheArchitectureEachWithItsDeadLetters() {
        assertThat(queues)
                .containsOnlyKeys(
                        "orders",
                        "orders-dlq",
                        "order-confirmations",
                        "order-confirmations-dlq",
                        "order-confirmations-2",
                        "order-confirmations-2-dlq",
                        "notifications",
                        "notifications-dlq",
                        "analytics",
                        "analytics-dlq",
                        "fraud-review",
                        "fraud-review-dlq",
                        "customs",
                        "customs-dlq",
                        "deliveries",
                        "deliveries-dlq",
                        "deliveries-2",
                        "deliveries-2-dlq",
                        "order-import",
                        "order-import-dlq");
    }

    @Test
    void givesUpOnAMessageAfterFiveReceives() {
        assertThat(queues.get("orders"))
                .isEqualTo(new QueueSpec(
                        "orders",
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofDays(4),
                        new QueueSpec.Redrive("orders-dlq", 5)));
    }

    @Test
    void keepsDeadLettersLongerAndNeverMovesThemOn() {
        var deadLetters = queues.values().stream().filter(queue -> queue.name().endsWith("-dlq"));
        assertThat(deadLetters).hasSize(10).allSatisfy(queue -> {
            assertThat(queue.redrive()).isNull();
            assertThat(queue.retention()).isEqualTo(Duration.ofDays(14));
        });
    }

    @Test
    void listsDeadLetterQueuesBeforeTheQueuesThatNameThem() {
        var names = Topology.queues().stream().map(QueueSpec::name).toList();
        assertThat(Topology.queues()).allSatisfy(queue -> {
            var redrive = queue.redrive();
            if (redrive != null) {
                assertThat(names.subList(0, names.indexOf(queue.name()))).contains(redrive.deadLetterQueue());
            }
        });
    }

    @Test
    void offersReturnAddressesThatExist() {
        assertThat(queues.keySet()).containsAll(Topology.REPLY_QUEUES);
    }

    @Test
    void spellsResourceNamesAsAwsDoes() {
        assertThat(Topology.arnOf(Topology.ORDERS_DLQ)).isEqualTo("arn:aws:sqs:us-east-1:000000000000:orders-dlq");
    }

    @Test
    void spellsARuleOfTheDefaultBusWithoutTheBus() {
        assertThat(Topology.ruleArnOf(Topology.ORDERS_BUS, "export"))
                .isEqualTo("arn:aws:events:us-east-1:000000000000:rule/orders/export");
        assertThat(Topology.ruleArnOf(Topology.DEFAULT_BUS, "order-imports"))
                .isEqualTo("arn:aws:events:us-east-1:000000000000:rule/order-imports");
    }

    @Test
    void announcesFilesToAQueueThatExists() {
        assertThat(queues.keySet()).containsAll(Topology.importRule().queues());
    }

    @Test
    void hearsWhateverTheCarrierReportsInBothCopiesOfTheProducer() {
        assertThat(Topology.buses().get(0).rules())
                .filteredOn(rule -> rule.pattern().contains(Topology.CARRIER_SOURCE))
                .singleElement()
                .satisfies(
                        rule -> assertThat(rule.queues()).containsExactly(Topology.DELIVERIES, Topology.DELIVERIES_2));
    }
}
