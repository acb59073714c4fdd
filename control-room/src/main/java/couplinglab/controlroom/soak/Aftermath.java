package couplinglab.controlroom.soak;

import static couplinglab.controlroom.process.ProcessNames.FULFILLMENT_SERVICE;

import couplinglab.controlroom.ledger.SettleWatch;
import couplinglab.controlroom.ledger.Stillness;
import couplinglab.controlroom.process.ManagedProcesses;
import couplinglab.controlroom.process.Subscriber;
import couplinglab.controlroom.process.Waiting;
import couplinglab.controlroom.traffic.Traffic;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When nothing goes wrong any more: all are revived, dead letters are sent back, and what is under way arrives. */
final class Aftermath {
    private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);
    private static final Duration TO_CONCLUDE = Duration.ofSeconds(60);
    private static final long BETWEEN_LOOKS = 250;

    private final ManagedProcesses lab;
    private final Site site;
    private final Traffic traffic;
    private final List<String> producers;
    private final Duration toSettle;
    private int redriven;

    Aftermath(ManagedProcesses lab, Site site, Traffic traffic, List<String> producers, Duration toSettle) {
        this.lab = lab;
        this.site = site;
        this.traffic = traffic;
        this.producers = List.copyOf(producers);
        this.toSettle = toSettle;
    }

    /** How many dead letters were sent back. */
    int redriven() {
        return redriven;
    }

    /** Returns what was still in the way of stillness when there was no time left; nothing if all has settled. */
    List<String> settle() throws IOException, InterruptedException {
        traffic.setRate(0);
        var dead = lab.all().stream()
                .filter(process -> !process.isRunning())
                .map(process -> process.name())
                .toList();
        if (!dead.isEmpty()) {
            site.lives().revive(dead);
        }
        site.controls().thaw(FULFILLMENT_SERVICE);
        for (var producer : producers) {
            site.controls().thaw(producer);
        }
        if (!Waiting.until(TO_CONCLUDE, () -> traffic.outstanding() == 0)) {
            return List.of(traffic.outstanding() + " calls of customers have no end");
        }
        try (var stillness = new Stillness(lab, producers)) {
            return settle(stillness);
        }
    }

    private List<String> settle(Stillness stillness) throws InterruptedException {
        var watch = new SettleWatch();
        long deadline = System.nanoTime() + toSettle.toNanos();
        while (true) {
            var disturbances = stillness.disturbances();
            boolean still = disturbances.isEmpty() && !redrives();
            if (watch.observe(Clock.systemUTC().instant(), still)) {
                return List.of();
            }
            if (System.nanoTime() - deadline > 0) {
                return disturbances.isEmpty() ? List.of("dead letters come back again and again") : disturbances;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private void redrive(String consumer, LetterBox box) throws IOException, InterruptedException {
        for (var letter : box.wellFormed()) {
            site.controls().redrive(consumer, letter);
            redriven++;
        }
    }

    /** Returns whether there was something to send back, or nobody who could be asked. */
    private boolean redrives() throws InterruptedException {
        try {
            int before = redriven;
            redrive(FULFILLMENT_SERVICE, site.deadLetters());
            for (var subscriber : Subscriber.in(lab)) {
                redrive(
                        subscriber.name(),
                        new LetterBox(lab.endpoints(subscriber.name()).main()));
            }
            return redriven > before;
        } catch (IOException notNow) {
            LOG.debug("The dead letters can't be sent back now", notNow);
            return true;
        }
    }
}
