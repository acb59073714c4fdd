package couplinglab.controlroom.soak;

import couplinglab.controlroom.process.Blueprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How an honest lab is made to cheat: its blueprint, with something other in the place of some processes. */
@FunctionalInterface
interface Cheat {
    /** @param folder where what it needs may be kept for as long as the lab runs */
    Blueprint in(Blueprint honest, Path folder) throws IOException;

    /** Changes the source of a program by {@code mutants/NAME.patch} of the test resources; all that run it run that. */
    static Cheat patched(String name, String program, String... processes) {
        return (honest, folder) -> {
            var variant = new Variant(honest.home(), program, SourcePatch.read(patch(name)));
            var classes = List.of(variant.compile(folder));
            var cheating = honest;
            for (var process : processes) {
                cheating = cheating.with(process, new Blueprint.Extras(List.of(), List.of(), classes, null));
            }
            return cheating;
        };
    }

    /** Starts a process with other settings. */
    static Cheat set(String process, String... arguments) {
        return (honest, folder) -> honest.withMore(process, List.of(arguments));
    }

    private static List<String> patch(String name) {
        var resource = Cheat.class.getResource("/mutants/" + name + ".patch");
        if (resource == null) {
            throw new IllegalArgumentException("no patch is called " + name);
        }
        try {
            return Files.readAllLines(Path.of(URI.create(resource.toString())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
