package couplinglab.controlroom.process;

import couplinglab.lifeline.Lifeline;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Labs whose processes are {@link StandIn stand-ins}: real JVMs, started and supervised like the real ones. */
final class StandIns {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private StandIns() {}

    static LocalLab lab(Path folder, ProcessSpec... specs) {
        return lab(folder, List.of(specs), List.of());
    }

    static LocalLab lab(Path folder, List<ProcessSpec> specs, List<ProcessSpec> onDemand) {
        return new LocalLab(
                new LabFolder(folder),
                specs,
                onDemand,
                URI.create("http://localhost:1"),
                name -> new LocalDatabase(folder.resolve(name), "sa", ""),
                Duration.ofSeconds(2));
    }

    static ProcessSpec service(String name, String... wishes) {
        return spec(name, false, wishes);
    }

    static ProcessSpec intermediary(String name, String... wishes) {
        return spec(name, true, wishes);
    }

    private static ProcessSpec spec(String name, boolean intermediary, String... wishes) {
        int port = Ports.free().base();
        var uri = URI.create("http://127.0.0.1:" + port);
        var command = new ArrayList<>(Programs.java());
        command.addAll(Programs.FRUGAL);
        command.addAll(
                List.of("-cp", classPath(), Lifeline.class.getName(), StandIn.class.getName(), "--port=" + port));
        command.addAll(List.of(wishes));
        return new ProcessSpec(
                name,
                new Endpoints(uri, uri),
                List.of(port),
                command,
                () -> Map.of("STAND_IN", name),
                HttpReadiness.ofService(CLIENT, uri),
                intermediary);
    }

    static String classPath() {
        return locationOf(Lifeline.class) + File.pathSeparator + locationOf(StandIn.class);
    }

    static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
