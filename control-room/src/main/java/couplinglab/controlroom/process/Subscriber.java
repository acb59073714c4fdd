package couplinglab.controlroom.process;

import couplinglab.contracts.Topology;
import java.util.List;
import java.util.Optional;

/**
 * A further consumer, fed by the topic or by a rule of the bus. It runs only where it is wanted.
 *
 * @param name of its process
 * @param queue from which it receives
 */
public record Subscriber(String name, String queue) {
    public static final List<Subscriber> ALL = List.of(
            new Subscriber("notification", Topology.NOTIFICATIONS),
            new Subscriber("analytics", Topology.ANALYTICS),
            new Subscriber("fraud-review", Topology.FRAUD_REVIEW),
            new Subscriber("customs", Topology.CUSTOMS));

    /** Those whose queues subscribe to the topic. */
    public static List<Subscriber> ofTopic() {
        return fedFrom(Topology.topics().get(0).queues());
    }

    /** Those whose queues a rule of the bus names, as the bus begins. */
    public static List<Subscriber> ofBus() {
        return fedFrom(Topology.buses().get(0).rules().stream()
                .flatMap(rule -> rule.queues().stream())
                .toList());
    }

    private static List<Subscriber> fedFrom(List<String> queues) {
        return ALL.stream()
                .filter(subscriber -> queues.contains(subscriber.queue()))
                .toList();
    }

    /** Those that ever ran. */
    public static List<Subscriber> in(Processes processes) {
        var names = processes.all().stream().map(ProcessStatus::name).toList();
        return ALL.stream()
                .filter(subscriber -> names.contains(subscriber.name()))
                .toList();
    }

    static Optional<Subscriber> called(String name) {
        return ALL.stream().filter(subscriber -> subscriber.name().equals(name)).findFirst();
    }

    public static List<String> names() {
        return ALL.stream().map(Subscriber::name).toList();
    }
}
