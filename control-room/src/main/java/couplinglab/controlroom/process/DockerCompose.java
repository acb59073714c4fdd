package couplinglab.controlroom.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One project of {@code docker compose}: containers, networks and volumes of one name. Thread-safe. */
final class DockerCompose {
    /** At first Maven downloads, compiles and packs within. */
    private static final Duration TO_BUILD_AND_START = Duration.ofMinutes(20);

    private static final Duration TO_CHANGE = Duration.ofMinutes(2);
    private static final String[] DOWN = {"down", "--volumes", "--remove-orphans", "--timeout", "5"};
    private static final int LINES_TO_SHOW = 15;

    private final Docker docker;
    private final List<String> project;

    private DockerCompose(Docker docker, List<String> project) {
        this.docker = docker;
        this.project = project;
    }

    /**
     * @param home the folder of {@code docker-compose.yml}
     * @param override is read after that file
     */
    static DockerCompose project(Docker docker, String name, Path home, Path override) {
        return new DockerCompose(
                docker,
                List.of(
                        "compose",
                        "--project-name",
                        name,
                        "--project-directory",
                        home.toString(),
                        "--file",
                        home.resolve("docker-compose.yml").toString(),
                        "--file",
                        override.toString()));
    }

    /** @throws DockerMissing if there is no engine that answers, or no compose */
    void requireUsable() {
        try {
            docker.ask(List.of("version", "--format", "{{.Server.Version}}"));
        } catch (DockerFailed silent) {
            throw DockerMissing.noEngine(silent);
        }
        try {
            docker.ask(List.of("compose", "version", "--short"));
        } catch (DockerFailed unknown) {
            throw DockerMissing.noCompose(unknown);
        }
    }

    /** Builds the images, starts the services and all that they lean on, and returns when they are healthy. */
    void up(List<String> services) {
        try {
            run(TO_BUILD_AND_START, services, "up", "--detach", "--wait");
        } catch (DockerFailed failed) {
            // A container that is not healthy says itself what it lacks; it will be gone when a person looks.
            run(TO_CHANGE, List.of(), "logs", "--tail", "" + LINES_TO_SHOW);
            throw failed.with(docker.lastLines());
        }
    }

    /** As {@link #up}, but the containers stay as they are made, without a start. */
    void create(List<String> services) {
        run(TO_BUILD_AND_START, services, "create");
    }

    /** Starts a container that has ended. It need not be ready yet. */
    void start(String service) {
        run(TO_CHANGE, List.of(service), "start");
    }

    void kill(String service) {
        run(TO_CHANGE, List.of(service), "kill", "--signal", "KILL");
    }

    /** Stops and removes containers, networks and volumes; images stay. Harmless when there are none. */
    void down() {
        docker.run(TO_CHANGE, arguments(List.of(), DOWN));
    }

    /** Ends whatever is being done to the project, removes it as {@link #down} does, and makes no other. */
    void close() {
        docker.giveUp();
        docker.runLast(TO_CHANGE, arguments(List.of(), DOWN));
    }

    /** The id of the service's container, running or not. */
    String containerOf(String service) {
        return docker.ask(arguments(List.of(service), "ps", "--all", "--quiet"));
    }

    /** Ends when the container does, and prints its exit code. */
    Process awaitEndOf(String container) {
        return docker.awaitEndOf(container);
    }

    /** What the service printed last, oldest first. */
    List<String> lastLinesOf(String service) {
        var lines = docker.ask(arguments(List.of(service), "logs", "--no-log-prefix", "--tail", "" + LINES_TO_SHOW));
        return lines.lines().toList();
    }

    private void run(Duration patience, List<String> services, String... what) {
        docker.run(patience, arguments(services, what));
    }

    private List<String> arguments(List<String> services, String... what) {
        var arguments = new ArrayList<>(project);
        arguments.addAll(List.of(what));
        arguments.addAll(services);
        return arguments;
    }
}
