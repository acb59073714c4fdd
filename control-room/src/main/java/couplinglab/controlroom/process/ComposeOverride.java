package couplinglab.controlroom.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What some services get beyond {@code docker-compose.yml}, as a second such file. It is JSON, which is YAML too. An
 * image's class path is its own: of extras, only options and arguments are written.
 */
final class ComposeOverride {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final Map<String, Blueprint.Extras> extras;

    /** @param extras by the names of services */
    ComposeOverride(Path folder, Map<String, Blueprint.Extras> extras) {
        this.folder = folder;
        this.extras = Map.copyOf(extras);
    }

    Path file() {
        return folder.resolve("compose.override.yml");
    }

    /** @throws FolderNotWritable if that is not allowed */
    void write() {
        var services = new TreeMap<String, Object>();
        extras.forEach((service, own) -> services.put(
                service,
                Map.of(
                        "environment",
                        Map.of("JDK_JAVA_OPTIONS", literal(String.join(" ", own.jvmOptions()))),
                        "command",
                        own.arguments().stream().map(ComposeOverride::literal).toList())));
        try {
            Files.writeString(file(), JSON.writeValueAsString(Map.of("services", services)));
        } catch (IOException refused) {
            throw new FolderNotWritable(folder, refused);
        }
    }

    /** Compose takes a dollar sign for a variable, unless there are two. */
    private static String literal(String text) {
        return text.replace("$", "$$");
    }
}
