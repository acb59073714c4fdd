package couplinglab.controlroom.process;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A child JVM as small as can be: answers every request on every {@code --port=N} with 200. */
public final class StandIn {
    private StandIn() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var wishes = List.of(arguments);
        System.out.println("started with " + wishes);
        System.out.println("its environment says " + System.getenv("STAND_IN"));
        if (wishes.contains("--fail")) {
            System.out.println("the stand-in fails as it was told to");
            System.exit(3);
        }
        if (wishes.contains("--stubborn")) {
            Runtime.getRuntime().addShutdownHook(new Thread(StandIn::sleepForEver));
        }
        for (var wish : wishes) {
            if (wish.startsWith("--tidy=")) {
                var trace = Path.of(wish.substring("--tidy=".length()));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(trace)));
            }
            if (wish.startsWith("--port=") && !wishes.contains("--mute")) {
                serve(Integer.parseInt(wish.substring("--port=".length())));
            }
        }
        sleepForEver();
    }

    private static void serve(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                if (exchange.getRequestURI().getPath().equals("/exit")) {
                    Runtime.getRuntime().halt(42);
                }
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
    }

    private static void leave(Path trace) {
        try {
            Files.writeString(trace, "all is tidy");
        } catch (IOException unwritable) {
            System.out.println("no trace could be left: " + unwritable);
        }
    }

    private static void sleepForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
