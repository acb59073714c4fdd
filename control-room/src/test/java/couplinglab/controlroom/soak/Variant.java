package couplinglab.controlroom.soak;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A program with some of its classes changed: the sources are patched and compiled against the program as it is built,
 * and the classes are to be put before it on the class path.
 */
final class Variant {
    private final Path home;
    private final String module;
    private final SourcePatch patch;

    Variant(Path home, String module, SourcePatch patch) {
        this.home = home;
        this.module = module;
        this.patch = patch;
    }

    /** Compiles into the folder and returns where the classes are. */
    Path compile(Path folder) throws IOException {
        var classes = Files.createDirectories(folder.resolve("classes"));
        var arguments = new ArrayList<>(
                List.of("-nowarn", "-proc:none", "-parameters", "--release", "17", "-d", classes.toString()));
        arguments.addAll(List.of("-cp", program()));
        patch.apply(home, folder.resolve("sources")).forEach(file -> arguments.add(file.toString()));
        var failures = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (failures != 0) {
            throw new IllegalStateException("The variant of " + module + " does not compile, see above");
        }
        return classes;
    }

    /** The program's classes and libraries, for a service as it is when unpacked. */
    private String program() throws IOException {
        var target = home.resolve(module).resolve("target");
        var unpacked = target.resolve("app");
        try (var jars = Files.list(Files.isDirectory(unpacked) ? unpacked : target);
                var libraries = Files.list((Files.isDirectory(unpacked) ? unpacked : target).resolve("lib"))) {
            return Stream.concat(jars, libraries)
                    .map(Path::toString)
                    .filter(path -> path.endsWith(".jar"))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
