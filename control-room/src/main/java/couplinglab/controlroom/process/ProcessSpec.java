package couplinglab.controlroom.process;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One process that a lab may start.
 *
 * @param ports every port on which it will listen
 * @param command what the operating system is to run
 * @param environment beyond that of this JVM; asked for at each start, for a command line is for all to see
 * @param intermediary whether the others lean on it, so that it stops last
 */
record ProcessSpec(
        String name,
        Endpoints endpoints,
        List<Integer> ports,
        List<String> command,
        Supplier<Map<String, String>> environment,
        Readiness readiness,
        boolean intermediary) {}
