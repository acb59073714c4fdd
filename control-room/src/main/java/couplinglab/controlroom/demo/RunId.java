package couplinglab.controlroom.demo;

import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE_2;

import java.util.List;
import java.util.stream.Stream;

/**
 * One run of the demo.
 *
 * @param mode the coupling mode; {@code a>b} for a switch from one to the other
 */
record RunId(String mode, Fault fault) {
    static final String DIRECT = "direct";
    static final String GUARDED = "guarded";
    static final String QUEUE = "queue";
    static final String TOPIC = "topic";
    static final String BUS = "bus";

    static final String NOTIFICATION = "notification";
    static final String ANALYTICS = "analytics";
    static final String FRAUD_REVIEW = "fraud-review";
    static final String CUSTOMS = "customs";

    /** Every run of the experiment. Those whose processes need nothing unusual come first, the crashes last. */
    static List<RunId> all() {
        var faults = Stream.of(Fault.NONE, Fault.KILL, Fault.FREEZE)
                .flatMap(fault -> Stream.of(DIRECT, GUARDED, QUEUE).map(mode -> new RunId(mode, fault)));
        var others = Stream.of(
                new RunId(QUEUE, Fault.BROKER),
                new RunId("direct>queue", Fault.SWITCH),
                new RunId("queue>direct", Fault.SWITCH),
                new RunId(TOPIC, Fault.SUBSCRIBER),
                new RunId(BUS, Fault.NONE),
                new RunId(BUS, Fault.RULE),
                new RunId(BUS, Fault.UNMATCHED),
                new RunId(DIRECT, Fault.CRASH),
                new RunId(QUEUE, Fault.CRASH));
        return Stream.concat(faults, others).toList();
    }

    /** The crash happens to the other copy of order-service, which has a small heap; the rest to the first. */
    String producer() {
        return fault == Fault.CRASH ? ORDER_SERVICE_2 : ORDER_SERVICE;
    }

    /** The names of the subscribers that must run. */
    List<String> subscribers() {
        return switch (mode) {
            case TOPIC -> List.of(NOTIFICATION, ANALYTICS);
            case BUS -> List.of(FRAUD_REVIEW, CUSTOMS, ANALYTICS);
            default -> List.of();
        };
    }

    String firstMode() {
        return mode.split(">", -1)[0];
    }

    String lastMode() {
        var modes = mode.split(">", -1);
        return modes[modes.length - 1];
    }

    @Override
    public String toString() {
        return mode + " × " + fault.text();
    }
}
