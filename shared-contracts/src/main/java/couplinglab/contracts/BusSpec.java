package couplinglab.contracts;

import java.util.List;

/** One event bus of the {@link Topology}: an event goes to the queues of the rules that match it, or nowhere. */
public record BusSpec(String name, List<Rule> rules) {
    public BusSpec {
        rules = List.copyOf(rules);
    }

    /**
     * @param pattern an EventBridge event pattern, in JSON
     * @param inputPath what of the event the queues get, as a JSON path
     * @param queues the names of the target queues
     */
    public record Rule(String name, String pattern, String inputPath, List<String> queues) {
        public Rule {
            queues = List.copyOf(queues);
        }
    }
}
