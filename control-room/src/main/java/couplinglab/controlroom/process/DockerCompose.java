package couplinglab.controlroom.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** One project of {@code docker compose}: containers, networks and volumes of one name. Thread-safe. */
final class DockerCompose {
    /** At first Maven downloads, compiles and packs within. */
    private static final Duration TO_BUILD_AND_START = Duration.ofMinutes(20);

    private static final Duration TO_CHANGE = Duration.ofMinutes(2);
    private static final List<String> DOWN = List.of("down", "--volumes", "--remove-orphans", "--timeout", "5");
    private static final int LINES_TO_SHOW = 15;
    private static final int LINES_TO_SHOW_OF_EACH = 5;

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
            docker.run(TO_BUILD_AND_START, arguments(List.of("up", "--detach", "--wait"), services));
        } catch (DockerFailed failed) {
            // A container that is not healthy says itself what it lacks; it will be gone when a person looks.
            var logs = arguments(List.of("logs", "--tail", "" + LINES_TO_SHOW_OF_EACH));
            throw failed.with(docker.ask(logs).lines().toList());
        }
    }

    /** As {@link #up}, but the containers stay as they are made, without a start. */
    void create(List<String> services) {
        docker.run(TO_BUILD_AND_START, arguments(List.of("create"), services));
    }

    /** Starts a container that has ended. It need not be ready yet. */
    void start(String service) {
        docker.run(TO_CHANGE, arguments(List.of("start", service)));
    }

    void kill(String service) {
        docker.run(TO_CHANGE, arguments(List.of("kill", "--signal", "KILL", service)));
    }

    /** Stops and removes containers, networks and volumes; images stay. Harmless when there are none. */
    void down() {
        docker.run(TO_CHANGE, arguments(DOWN));
    }

    /** Ends whatever is being done to the project, removes it as {@link #down} does, and makes no other. */
    void close() {
        docker.giveUp();
        docker.runLast(TO_CHANGE, arguments(DOWN));
    }

    /** The id of the service's container, running or not. */
    String containerOf(String service) {
        return docker.ask(arguments(List.of("ps", "--all", "--quiet", service)));
    }

    /** Writes the rows of a table to a file, a JSON object a line. */
    void select(String database, String table, Path target) throws IOException {
        var query = "SELECT row_to_json(t) FROM (SELECT * FROM " + table + ") t";
        // Over TCP, wherever the image keeps its socket; the password is the container's own, and on no command line.
        var psql = "PGPASSWORD=$POSTGRES_PASSWORD exec psql --host 127.0.0.1 --username \"$POSTGRES_USER\""
                + " --dbname \"$0\" --tuples-only --no-align --command \"$1\"";
        var rows = docker.ask(arguments(List.of("exec", "-T", "postgres", "sh", "-c", psql, database, query)));
        Files.writeString(target, rows.isEmpty() ? "" : rows + "\n");
    }

    void copyFrom(String service, Path there, Path here) {
        docker.run(TO_CHANGE, arguments(List.of("cp", service + ":" + there, here.toString())));
    }

    /** Ends when the container does, and prints its exit code. */
    Process awaitEndOf(String container) {
        return docker.awaitEndOf(container);
    }

    /** What the service printed last, oldest first. */
    List<String> lastLinesOf(String service) {
        var logs = arguments(List.of("logs", "--no-log-prefix", "--tail", "" + LINES_TO_SHOW, service));
        return docker.ask(logs).lines().toList();
    }

    private List<String> arguments(List<String> what) {
        return arguments(what, List.of());
    }

    private List<String> arguments(List<String> what, List<String> services) {
        return Stream.of(project, what, services).flatMap(List::stream).toList();
    }
}
