package couplinglab.controlroom.cli;

import couplinglab.controlroom.process.Blueprint;
import couplinglab.controlroom.process.Browser;
import couplinglab.controlroom.process.LabFolder;
import couplinglab.controlroom.process.LocalLab;
import couplinglab.controlroom.process.Ports;
import couplinglab.controlroom.process.ProcessNames;
import couplinglab.controlroom.process.ProcessStatus;
import couplinglab.controlroom.web.ControlRoom;
import couplinglab.controlroom.web.LabControl;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** One {@code up}: from the first process that starts to the last that stops. Runs once. */
final class Session implements LabControl {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    /** How long a rehearsal runs: enough for a few orders to go all the way. */
    private static final Duration REHEARSAL = Duration.ofSeconds(4);

    private final LabFolder folder;
    private final Ports ports;
    private final UpCommand.Wishes wishes;
    private final PrintWriter out;
    private final LocalLab lab;
    private final CountDownLatch shutdown = new CountDownLatch(1);
    private final long begin = System.nanoTime();

    private volatile @Nullable ConfigurableApplicationContext web;
    private volatile LabFolder.@Nullable Lease lease;

    Session(Blueprint blueprint, UpCommand.Wishes wishes, PrintWriter out) {
        this.folder = new LabFolder(blueprint.folder());
        this.ports = blueprint.ports();
        this.wishes = wishes;
        this.out = out;
        this.lab = new LocalLab(blueprint);
    }

    /** Returns when the lab is to stop; it stops while the JVM ends. */
    int run() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop the lab"));
        lease = folder.lease(ports);
        Ports.requireFree(ports.base(), ProcessNames.CONTROL_ROOM);
        say("Starting the lab; logs are in " + folder.logs());
        lab.onDeath(this::died);
        var starting = new FutureTask<Void>(() -> lab.start(this::ready), null);
        new Thread(starting, "start the lab").start();
        startWeb();
        await(starting);
        welcome();
        if (wishes.rehearsal()) {
            return shutdown.await(REHEARSAL.toMillis(), TimeUnit.MILLISECONDS) ? Lab.FAILED : 0;
        }
        shutdown.await();
        return 0;
    }

    @Override
    public void reset() {
        lab.reset();
    }

    @Override
    public void shutdown() {
        shutdown.countDown();
    }

    private void startWeb() {
        web = ControlRoom.start(ports, folder.logs().resolve(ProcessNames.CONTROL_ROOM + ".log"), lab, this);
        line(ProcessNames.CONTROL_ROOM, URI.create("http://localhost:" + ports.base()));
    }

    private static void await(FutureTask<Void> starting) throws InterruptedException {
        try {
            starting.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    private void welcome() {
        var address = "http://localhost:" + ports.base();
        var orders = "localhost:" + ports.orderService();
        say("");
        say("The lab is up: " + address);
        say("Try:");
        say(
                "  curl -i " + orders + "/orders -H 'Content-Type: application/json' -d '"
                        + "{\"customer\":\"ada\",\"destination\":\"US\",\"lines\":[{\"sku\":\"TEA-1\",\"quantity\":2,\"unitPrice\":\"4.50\"}]}'");
        say("  curl -X PUT " + orders + "/coupling -H 'Content-Type: application/json' -d '{\"mode\":\"queue\"}'");
        say("  curl -X POST localhost:" + ports.base() + "/api/processes/fulfillment-service/kill");
        say("Ctrl-C or ./lab down stops it.");
        if (wishes.browser()) {
            Browser.show(URI.create(address));
        }
    }

    private void ready(ProcessStatus status) {
        line(status.name(), lab.endpoints(status.name()).main());
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

    private void stop() {
        var taken = lease;
        if (taken == null) {
            return;
        }
        say("Stopping the lab ...");
        var serving = web;
        if (serving != null) {
            serving.close();
        }
        lab.close();
        try {
            taken.close();
        } catch (IOException unwritable) {
            LOG.warn("The folder could not be given free", unwritable);
        }
        say("Every process of the lab has stopped.");
    }
}
