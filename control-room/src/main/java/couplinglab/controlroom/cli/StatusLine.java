package couplinglab.controlroom.cli;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A process in one line, for people. */
final class StatusLine {
    private StatusLine() {}

    static String of(JsonNode process) {
        return format(
                process.path("name").asString(),
                process.path("state").asString(),
                detail(process),
                process.path("main").asString());
    }

    static String format(String name, String state, String detail, String address) {
        return String.format(Locale.ROOT, "  %-20s %-8s %-14s %s", name, state, detail, address)
                .stripTrailing();
    }

    private static String detail(JsonNode process) {
        if (process.hasNonNull("pid")) {
            return "pid " + process.path("pid").asLong();
        }
        return process.hasNonNull("exitCode")
                ? "exit code " + process.path("exitCode").asInt()
                : "";
    }
}
