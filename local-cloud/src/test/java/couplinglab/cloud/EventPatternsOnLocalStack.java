package couplinglab.cloud;

import java.util.Map;

/** The cases of the table in which LocalStack decides otherwise. */
interface EventPatternsOnLocalStack extends EventPatternContract {
    @Override
    default Map<String, String> differences() {
        return Map.ofEntries(
                Map.entry("two fields of different elements", "true"),
                Map.entry("numeric on a boolean", "true"),
                Map.entry("wildcard for nothing", "false"),
                Map.entry("wildcard that is escaped", "false"),
                Map.entry("wildcard and a backslash", "false"),
                Map.entry("wildcard with an unknown escape", "false"),
                Map.entry("pattern that is empty", "true"),
                Map.entry("field that is an empty object", "true"),
                Map.entry("anything but true", "true"),
                Map.entry("anything but an empty list", "true"),
                Map.entry("anything but a text or a number", "true"),
                Map.entry("alternatives of one", "false"),
                Map.entry("alternatives that are texts", "InternalError"),
                Map.entry("alternative with the name of an operator", "false"),
                Map.entry("alternatives with too many combinations", "false"));
    }
}
