package couplinglab.cloud;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A cloud in a JVM of its own, to be killed. Its output is one stream. */
record CloudProcess(Process process, BufferedReader output) implements AutoCloseable {
    static CloudProcess of(Class<?> main, String... arguments) throws IOException {
        return of(List.of(), main, arguments);
    }

    static CloudProcess of(List<String> options, Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(1, options);
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new CloudProcess(process, process.inputReader());
    }

    static CloudProcess on(Path data) throws IOException {
        return of(LocalCloud.class, "--sqs-port=0", "--data=" + data);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    URI awaitReady() throws IOException {
        var said = new ArrayList<String>();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ready ")) {
                return URI.create(line.substring("ready ".length()));
            }
            said.add(line);
        }
        throw new IllegalStateException("The cloud ended before it was ready: " + said);
    }

    /** The rest of its output and its exit status, once it has ended. */
    Ended awaitEnd() throws IOException, InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The cloud was to end, and still ran a minute later");
        }
        return new Ended(process.exitValue(), output.lines().toList());
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        try {
            kill();
            output.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Ended(int status, List<String> said) {}
}
