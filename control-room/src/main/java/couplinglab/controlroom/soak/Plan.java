package couplinglab.controlroom.soak;

import couplinglab.controlroom.process.Platform;
import couplinglab.controlroom.process.ProcessNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run is to be.
 *
 * @param rate orders a second to each copy of order-service
 * @param births how many services are killed during their first start
 * @param faults in order
 * @param pause between two faults, in which the lab may or may not recover
 * @param toSettle for how long the end of all movement is waited for, after the last fault
 */
record Plan(
        long seed,
        double rate,
        Modes modes,
        Platform platform,
        List<String> births,
        List<Fault> faults,
        Duration pause,
        Duration toSettle) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Duration PAUSE = Duration.ofMillis(700);
    private static final Duration TO_SETTLE = Duration.ofMinutes(10);

    Plan {
        births = List.copyOf(births);
        faults = List.copyOf(faults);
    }

    /** As a seed has it: some of the kills happen during the first start, the others by the schedule. */
    static Plan of(long seed, int kills, double rate, Set<String> roles, Modes modes, Platform platform) {
        boolean hasBroker = platform == Platform.JDK;
        var cast = Cast.of(
                roles,
                hasBroker ? ProcessNames.LOCAL_CLOUD : ProcessNames.LOCALSTACK,
                modes,
                hasBroker && modes.loose().equals(Site.QUEUE));
        // PostgreSQL has its databases before any service starts; migrations killed there have a test of their own.
        var births = !hasBroker
                ? List.<String>of()
                : cast
                        .victims(
                                ProcessNames.ORDER_SERVICE,
                                ProcessNames.ORDER_SERVICE_2,
                                ProcessNames.FULFILLMENT_SERVICE)
                        .stream()
                        .limit(kills)
                        .toList();
        return new Plan(
                seed,
                rate,
                modes,
                platform,
                births,
                Schedule.of(seed, kills - births.size(), cast, births),
                PAUSE,
                TO_SETTLE);
    }

    /** LocalStack forgets its messages when it is killed, which SQS does not. */
    static Set<String> rolesOn(Platform platform) {
        return switch (platform) {
            case JDK ->
                Set.of(
                        ProcessNames.ORDER_SERVICE,
                        ProcessNames.FULFILLMENT_SERVICE,
                        ProcessNames.SUBSCRIBER_SERVICE,
                        ProcessNames.LOCAL_CLOUD);
            case COMPOSE ->
                Set.of(ProcessNames.ORDER_SERVICE, ProcessNames.FULFILLMENT_SERVICE, ProcessNames.SUBSCRIBER_SERVICE);
        };
    }

    /** For people, and to compare two runs. */
    String json() {
        var lines = faults.stream()
                .map(fault -> fault.kind() + " of " + String.join("+", fault.subjects()) + ": " + fault)
                .toList();
        return JSON.writeValueAsString(Map.of("seed", seed, "births", births, "faults", lines)) + "\n";
    }
}
