package couplinglab.controlroom.demo;

import couplinglab.controlroom.process.Blueprint;
import couplinglab.controlroom.process.ProcessNames;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the second copy of order-service runs in both modes of the crash: so little heap and so many threads that hung
 * calls use up the heap before anything else. With the usual few threads they would use up those instead.
 */
final class Crashing {
    /** With which a JVM ends under {@code -XX:+ExitOnOutOfMemoryError}. */
    static final int OUT_OF_MEMORY = 3;

    private static final List<String> JVM_OPTIONS = List.of("-Xmx96m", "-XX:+ExitOnOutOfMemoryError");
    private static final List<String> ARGUMENTS =
            List.of("--server.tomcat.threads.max=10000", "--server.tomcat.max-connections=10000");

    private Crashing() {}

    static Blueprint with(Blueprint usual) {
        return usual.with(ProcessNames.ORDER_SERVICE_2, JVM_OPTIONS, ARGUMENTS);
    }

    static String flags() {
        return Stream.of(JVM_OPTIONS, ARGUMENTS).flatMap(List::stream).collect(Collectors.joining(" "));
    }
}
