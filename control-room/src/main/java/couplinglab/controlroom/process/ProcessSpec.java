package couplinglab.controlroom.process;

import java.util.List;

/**
 * One process that a lab may start.
 *
 * @param ports every port on which it will listen
 * @param command what the operating system is to run
 * @param intermediary whether the others lean on it, so that it stops last
 */
record ProcessSpec(
        String name,
        Endpoints endpoints,
        List<Integer> ports,
        List<String> command,
        Readiness readiness,
        boolean intermediary) {}
