package couplinglab.controlroom.tour;

import couplinglab.controlroom.process.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lab on LocalStack and PostgreSQL, as a compose project of its own. Its images stay. */
record DockerGround(Path home, Ports free) implements Ground {
    /** Of all that compose makes: what it is called by {@code docker}, and how it is listed. */
    private static final List<List<String>> KINDS =
            List.of(List.of("ps", "--all"), List.of("volume", "ls"), List.of("network", "ls"));

    static Ground of(Path home) {
        return new DockerGround(home, Ports.freeOfCompose());
    }

    @Override
    public String name() {
        return "docker";
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "COMPOSE_FILE",
                home.resolve("docker-compose.yml").toString(),
                "COMPOSE_PROJECT_NAME",
                project(),
                "LAB_PORTS",
                String.valueOf(free.hundreds()),
                "SQS_PORT",
                String.valueOf(free.sqs()));
    }

    @Override
    public Map<String, Integer> ports() {
        return JdkGround.of(free);
    }

    @Override
    public List<String> left() throws IOException {
        var found = new ArrayList<String>();
        for (var kind : KINDS) {
            var command = new ArrayList<>(List.of("docker"));
            command.addAll(kind);
            command.addAll(List.of("--quiet", "--filter", "label=com.docker.compose.project=" + project()));
            run(command).lines().map(id -> kind.get(0) + " " + id).forEach(found::add);
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        run(List.of("docker", "compose", "down", "--volumes", "--timeout", "5"));
    }

    private String run(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment());
        var process = builder.start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.onExit().join().exitValue();
        if (status != 0) {
            throw new IOException(command + " ended with " + status + ": " + printed);
        }
        return printed;
    }

    private String project() {
        return "lab-tour-" + free.base();
    }
}
