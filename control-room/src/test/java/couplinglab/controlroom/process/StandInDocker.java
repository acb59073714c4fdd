package couplinglab.controlroom.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * In place of Docker's command: does nothing but remember in a folder, its first argument, what it was asked for and
 * which containers would run. A file {@code fail-VERB} makes a verb fail, {@code hang-VERB} makes it last.
 */
public final class StandInDocker {
    private static final List<String> SERVICES =
            List.of("localstack", "order-service", "order-service-2", "fulfillment-service");
    private static final long BETWEEN_LOOKS = 20;
    private static final String SIGKILL = "137";
    private static final String SIGTERM = "143";

    private final Path memory;

    private StandInDocker(Path memory) {
        this.memory = memory;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var asked = List.of(arguments).subList(1, arguments.length);
        new StandInDocker(Path.of(arguments[0])).obey(asked);
    }

    /** What runs it, before Docker's own arguments. */
    static List<String> command(Path memory) {
        var command = new ArrayList<>(Programs.java());
        command.addAll(Programs.FRUGAL);
        command.addAll(List.of("-cp", StandIns.classPath(), StandInDocker.class.getName(), memory.toString()));
        return command;
    }

    /** The container ends by itself. */
    static void end(Path memory, String service, int exitCode) throws IOException {
        new StandInDocker(memory).end(service, "" + exitCode);
    }

    private void obey(List<String> asked) throws IOException, InterruptedException {
        boolean compose = asked.get(0).equals("compose");
        var rest = compose ? withoutProject(asked.subList(1, asked.size())) : asked;
        var verb = rest.get(0);
        Files.writeString(
                memory.resolve("calls"),
                (compose ? "compose " : "") + String.join(" ", rest) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        while (Files.exists(memory.resolve("hang-" + verb))) {
            Thread.sleep(BETWEEN_LOOKS);
        }
        var failure = memory.resolve("fail-" + (compose ? verb : "docker-" + verb));
        if (Files.exists(failure)) {
            System.err.println(Files.readString(failure));
            System.exit(1);
        }
        perform(verb, rest.get(rest.size() - 1), rest);
    }

    private void perform(String verb, String last, List<String> rest) throws IOException, InterruptedException {
        switch (verb) {
            case "up" -> {
                Files.writeString(
                        memory.resolve("environment"), System.getenv("LAB_PORTS") + " " + System.getenv("SQS_PORT"));
                for (var service : rest.subList(rest.indexOf("--wait") + 1, rest.size())) {
                    start(service);
                }
            }
            case "start" -> start(last);
            case "ps" -> System.out.println("container-of-" + last);
            case "wait" -> awaitEndOf(last.replace("container-of-", ""));
            case "kill" -> end(last, SIGKILL);
            case "logs" -> System.out.println("the last words of " + (SERVICES.contains(last) ? last : "all"));
            case "down" -> {
                for (var service : SERVICES) {
                    end(service, SIGTERM);
                }
            }
            default -> System.out.println("1.0");
        }
    }

    private List<String> withoutProject(List<String> asked) throws IOException {
        int verb = 0;
        var options = new ArrayList<String>();
        while (asked.get(verb).matches("--project-name|--project-directory|--file")) {
            options.add(asked.get(verb + 1));
            verb += 2;
        }
        if (verb > 0) {
            Files.writeString(memory.resolve("project"), String.join("\n", options));
        }
        return asked.subList(verb, asked.size());
    }

    private void start(String service) throws IOException {
        long life = life(service);
        if (life == 0 || Files.exists(endOf(service, life))) {
            Files.writeString(memory.resolve(service), Long.toString(life + 1));
        }
        if (Files.exists(memory.resolve("doomed-" + service))) {
            end(service, Files.readString(memory.resolve("doomed-" + service)));
        }
    }

    private void end(String service, String exitCode) throws IOException {
        long life = life(service);
        if (life > 0 && !Files.exists(endOf(service, life))) {
            // Whole at once, for those who wait for it.
            Files.move(Files.writeString(memory.resolve("end-of-" + service), exitCode), endOf(service, life));
        }
    }

    private void awaitEndOf(String service) throws IOException, InterruptedException {
        var end = endOf(service, life(service));
        // Where the memory is gone, so is the test.
        while (Files.isDirectory(memory)) {
            if (Files.exists(end)) {
                System.out.println(Files.readString(end));
                return;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private long life(String service) throws IOException {
        var file = memory.resolve(service);
        return Files.exists(file) ? Long.parseLong(Files.readString(file)) : 0;
    }

    private Path endOf(String service, long life) {
        return memory.resolve(service + "-" + life + ".end");
    }
}
