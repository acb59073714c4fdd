package couplinglab.controlroom.cli;

import couplinglab.controlroom.live.LiveLab;
import couplinglab.controlroom.process.Blueprint;
import couplinglab.controlroom.process.Browser;
import couplinglab.controlroom.process.LabFolder;
import couplinglab.controlroom.process.LocalLab;
import couplinglab.controlroom.process.Ports;
import couplinglab.controlroom.process.ProcessNames;
import couplinglab.controlroom.process.ProcessStatus;
import couplinglab.controlroom.web.ControlRoom;
import couplinglab.controlroom.web.Stream;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One {@code up}: from the first process that starts to the last that stops. Runs once. */
final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    /** How long a rehearsal runs: enough for a few orders to go all the way. */
    private static final Duration REHEARSAL = Duration.ofSeconds(4);

    private final Blueprint blueprint;
    private final Ports ports;
    private final UpCommand.Wishes wishes;
    private final PrintWriter out;
    private final CountDownLatch shutdown = new CountDownLatch(1);
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final long begin = System.nanoTime();
    private volatile boolean begun;

    Session(Blueprint blueprint, UpCommand.Wishes wishes, PrintWriter out) {
        this.blueprint = blueprint;
        this.ports = blueprint.ports();
        this.wishes = wishes;
        this.out = out;
    }

    /** Returns when the lab is to stop; it stops while the JVM ends, for whatever reason that does. */
    int run() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop the lab"));
        var folder = new LabFolder(blueprint.folder());
        opened(folder.lease(ports));
        Ports.requireFree(ports.base(), ProcessNames.CONTROL_ROOM);
        var lab = opened(new LiveLab(new LocalLab(blueprint), folder));
        begun = true;
        say("Starting the lab; logs are in " + folder.logs());
        var starting = new FutureTask<Void>(() -> lab.start(status -> ready(lab, status), this::died), null);
        new Thread(starting, "start the lab").start();
        startWeb(folder, lab);
        await(starting);
        lab.traffic().setRate(wishes.rate());
        welcome();
        if (wishes.rehearsal()) {
            return shutdown.await(REHEARSAL.toMillis(), TimeUnit.MILLISECONDS) ? Lab.FAILED : 0;
        }
        shutdown.await();
        return 0;
    }

    private void startWeb(LabFolder folder, LiveLab lab) {
        var log = folder.logs().resolve(ProcessNames.CONTROL_ROOM + ".log");
        var web = opened(ControlRoom.start(ports, log, new LiveControl(lab, shutdown::countDown)));
        lab.onOffer(web.getBean(Stream.class)::publishOrder);
        line(ProcessNames.CONTROL_ROOM, URI.create(address()));
    }

    private static void await(FutureTask<Void> starting) throws InterruptedException {
        try {
            starting.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    private void welcome() {
        var orders = "localhost:" + ports.orderService();
        say("");
        say("The lab is up: " + address());
        say("Try:");
        say(
                "  curl -i " + orders + "/orders -H 'Content-Type: application/json' -d '"
                        + "{\"customer\":\"ada\",\"destination\":\"US\",\"lines\":[{\"sku\":\"TEA-1\",\"quantity\":2,\"unitPrice\":\"4.50\"}]}'");
        say("  curl -X POST localhost:" + ports.base() + "/api/processes/fulfillment-service/kill");
        say("  curl -X PUT " + orders + "/coupling -H 'Content-Type: application/json' -d '{\"mode\":\"queue\"}'");
        say("Ctrl-C or ./lab down stops it.");
        if (wishes.browser()) {
            Browser.show(URI.create(address()));
        }
    }

    private String address() {
        return "http://localhost:" + ports.base();
    }

    private void ready(LiveLab lab, ProcessStatus status) {
        line(status.name(), lab.processes().endpoints(status.name()).main());
    }

    private void line(String name, URI address) {
        var seconds = (System.nanoTime() - begin) / 1e9;
        say(StatusLine.format(name, "ready", String.format(Locale.ROOT, "%5.1f s", seconds), address.toString()));
    }

    private void died(ProcessStatus dead) {
        say(dead.name() + " ended with exit code " + dead.exitCode() + ".");
    }

    private synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    private <T extends AutoCloseable> T opened(T resource) {
        synchronized (opened) {
            opened.push(resource);
        }
        return resource;
    }

    /** The last opened first: the web, the lab with its processes, the folder. */
    private void stop() {
        synchronized (opened) {
            if (begun) {
                say("Stopping the lab ...");
            }
            while (!opened.isEmpty()) {
                close(opened.pop());
            }
            if (begun) {
                say("Every process of the lab has stopped.");
            }
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception broken) {
            // The others must be closed all the same, the processes above all.
            LOG.warn("{} could not be closed", resource, broken);
        }
    }
}
