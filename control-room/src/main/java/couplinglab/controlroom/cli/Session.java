package couplinglab.controlroom.cli;

import couplinglab.controlroom.live.LiveLab;
import couplinglab.controlroom.process.Browser;
import couplinglab.controlroom.process.LabFolder;
import couplinglab.controlroom.process.ManagedProcesses;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One control room over one lab, from its first line to its last. Runs once. */
final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final ManagedProcesses processes;
    private final LabFolder folder;
    private final Ports ports;
    private final Wishes wishes;
    private final PrintWriter out;
    private final CountDownLatch shutdown = new CountDownLatch(1);
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final long begin = System.nanoTime();
    private volatile boolean begun;

    /**
     * What the caller asked for beyond the processes.
     *
     * @param published the port of the control room as people reach it
     * @param rate of orders, a second
     * @param browser whether to show the page
     * @param end how long the session lasts if nobody stops it, or null if for ever
     */
    record Wishes(
            int published,
            double rate,
            boolean browser,
            @Nullable Duration end,
            Wording wording) {}

    /** What people read at the turns of a session. */
    record Wording(String starting, String howToStop, String stopping, String stopped) {}

    /**
     * @param processes are closed with the session
     * @param ports whose base is the control room's own
     */
    Session(ManagedProcesses processes, LabFolder folder, Ports ports, Wishes wishes, PrintWriter out) {
        this.processes = processes;
        this.folder = folder;
        this.ports = ports;
        this.wishes = wishes;
        this.out = out;
    }

    /** Returns when the lab is to stop; it stops while the JVM ends, for whatever reason that does. */
    int run() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop the lab"));
        opened(folder.lease(ports));
        Ports.requireFree(ports.base(), ProcessNames.CONTROL_ROOM);
        var lab = opened(new LiveLab(processes, folder));
        begun = true;
        say(wishes.wording().starting() + folder.logs());
        var starting = new FutureTask<Void>(() -> lab.start(this::ready, this::died), null);
        new Thread(starting, "start the lab").start();
        startWeb(lab);
        await(starting);
        lab.traffic().setRate(wishes.rate());
        welcome();
        if (wishes.end() != null) {
            return shutdown.await(wishes.end().toMillis(), TimeUnit.MILLISECONDS) ? Lab.FAILED : 0;
        }
        shutdown.await();
        return 0;
    }

    private void startWeb(LiveLab lab) {
        var log = folder.logs().resolve(ProcessNames.CONTROL_ROOM + ".log");
        var web = opened(ControlRoom.start(ports, log, new LiveControl(lab, this::shutdown)));
        lab.onOffer(web.getBean(Stream.class)::publishOrder);
        line(ProcessNames.CONTROL_ROOM, URI.create(address()));
    }

    private void shutdown() {
        processes.requireStoppable();
        shutdown.countDown();
    }

    private static void await(FutureTask<Void> starting) throws InterruptedException {
        try {
            starting.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    private void welcome() {
        var orders = processes.published(ProcessNames.ORDER_SERVICE).main().getAuthority();
        say("");
        say("The lab is up: " + address());
        say("Try:");
        say(
                "  curl -i " + orders + "/orders -H 'Content-Type: application/json' -d '"
                        + "{\"customer\":\"ada\",\"destination\":\"US\",\"lines\":[{\"sku\":\"TEA-1\",\"quantity\":2,\"unitPrice\":\"4.50\"}]}'");
        say("  curl -X POST localhost:" + wishes.published() + "/api/processes/fulfillment-service/kill");
        say("  curl -X PUT " + orders + "/coupling -H 'Content-Type: application/json' -d '{\"mode\":\"queue\"}'");
        say(wishes.wording().howToStop());
        if (wishes.browser()) {
            Browser.show(URI.create(address()));
        }
    }

    private String address() {
        return "http://localhost:" + wishes.published();
    }

    private void ready(ProcessStatus status) {
        line(status.name(), processes.published(status.name()).main());
    }

    private void line(String name, URI address) {
        var seconds = (System.nanoTime() - begin) / 1e9;
        say(StatusLine.format(name, "ready", String.format(Locale.ROOT, "%5.1f s", seconds), address.toString()));
    }

    private void died(ProcessStatus dead) {
        say(
                dead.exitCode() == null
                        ? dead.name() + " is dead."
                        : dead.name() + " ended with exit code " + dead.exitCode() + ".");
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
                say(wishes.wording().stopping());
            }
            while (!opened.isEmpty()) {
                close(opened.pop());
            }
            if (begun) {
                say(wishes.wording().stopped());
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
