package couplinglab.controlroom.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a lab is to be made of. Immutable.
 *
 * @param home the folder that holds the modules and their built programs
 * @param folder where this lab keeps {@code data/} and {@code logs/}; no two running labs may share it
 * @param processes the names of those to start; {@link ProcessNames#CHILDREN} are all
 * @param extras what a process gets beyond its usual options, by name
 * @param rehearsing whether every JVM records the classes that it loads, for faster starts later
 */
public record Blueprint(
        Path home, Path folder, Ports ports, List<String> processes, Map<String, Extras> extras, boolean rehearsing) {

    /**
     * JVM options come after the usual ones; an argument {@code --name=value} replaces the usual one of that name.
     *
     * @param classpath searched before the program, which has to be unpacked: so a class can be replaced by a variant of
     *     it. Of child processes only
     * @param mainClass runs in place of the program's own, if not null. Of child processes only
     */
    public record Extras(
            List<String> jvmOptions,
            List<String> arguments,
            List<Path> classpath,
            @Nullable String mainClass) {
        public static final Extras NONE = new Extras(List.of(), List.of());

        public Extras {
            jvmOptions = List.copyOf(jvmOptions);
            arguments = List.copyOf(arguments);
            classpath = List.copyOf(classpath);
        }

        public Extras(List<String> jvmOptions, List<String> arguments) {
            this(jvmOptions, arguments, List.of(), null);
        }
    }

    public Blueprint {
        home = home.toAbsolutePath().normalize();
        folder = folder.toAbsolutePath().normalize();
        processes = List.copyOf(processes);
        extras = Map.copyOf(extras);
    }

    /** The whole lab, nothing unusual. */
    public static Blueprint of(Path home, Path folder, Ports ports) {
        return new Blueprint(home, folder, ports, ProcessNames.CHILDREN, Map.of(), false);
    }

    public Blueprint with(String process, List<String> jvmOptions, List<String> arguments) {
        return with(process, new Extras(jvmOptions, arguments));
    }

    public Blueprint with(String process, Extras own) {
        var more = new HashMap<>(extras);
        more.put(process, own);
        return new Blueprint(home, folder, ports, processes, more, rehearsing);
    }

    /** The same, and these arguments for a process beside what it has already. */
    public Blueprint withMore(String process, List<String> arguments) {
        var before = extrasOf(process);
        var all = Stream.concat(before.arguments().stream(), arguments.stream()).toList();
        return with(process, new Extras(before.jvmOptions(), all, before.classpath(), before.mainClass()));
    }

    public Blueprint only(String... names) {
        return new Blueprint(home, folder, ports, List.of(names), extras, rehearsing);
    }

    /** The same lab, a subscriber and the way in for partners, whose JVMs record the classes that they load; they need a while longer to end. */
    public Blueprint rehearsal() {
        var all = Stream.concat(processes.stream(), Stream.of(Subscriber.names().get(0), ProcessNames.PARTNER_GATEWAY));
        return new Blueprint(home, folder, ports, all.toList(), extras, true);
    }

    Extras extrasOf(String process) {
        return extras.getOrDefault(process, Extras.NONE);
    }
}
