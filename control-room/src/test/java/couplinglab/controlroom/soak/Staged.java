package couplinglab.controlroom.soak;

import static couplinglab.controlroom.process.ProcessNames.FULFILLMENT_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.LOCAL_CLOUD;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE;

import couplinglab.contracts.Topology;
import couplinglab.controlroom.process.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Faults in the order that exposes a certain cheat, where the schedule's own would need luck. */
final class Staged {
    private static final Logger LOG = LoggerFactory.getLogger(Staged.class);
    private static final Duration TO_BE_TAKEN = Duration.ofSeconds(60);
    private static final List<String> CONSUMER = List.of(FULFILLMENT_SERVICE);
    private static final List<String> BROKER = List.of(LOCAL_CLOUD);

    private Staged() {}

    /** Nothing goes wrong for a while. */
    record Calm(long millis) implements Fault {
        @Override
        public String kind() {
            return "calm";
        }

        @Override
        public List<String> subjects() {
            return List.of();
        }

        @Override
        public void strike(Site site) throws InterruptedException {
            Thread.sleep(millis);
        }
    }

    /** The broker dies while it holds messages that nobody has received. */
    record BrokerDiesWhileMessagesWait(long pileUpMillis) implements Fault {
        @Override
        public String kind() {
            return "kill-while-messages-wait";
        }

        @Override
        public List<String> subjects() {
            return BROKER;
        }

        @Override
        public List<String> victims() {
            return BROKER;
        }

        @Override
        public void strike(Site site) throws IOException, InterruptedException {
            site.freeze();
            Thread.sleep(pileUpMillis);
            site.lives().kill(BROKER);
            site.lives().revive(BROKER);
            site.thaw();
        }
    }

    /** The mode is another when the broker comes back, for which messages have waited in the outbox. */
    record SwitchWhileTheOutboxWaits(String mode, long pileUpMillis) implements Fault {
        @Override
        public String kind() {
            return "switch-while-the-outbox-waits";
        }

        @Override
        public List<String> subjects() {
            return List.of(LOCAL_CLOUD, ORDER_SERVICE);
        }

        @Override
        public List<String> victims() {
            return BROKER;
        }

        @Override
        public void strike(Site site) throws IOException, InterruptedException {
            site.setMode(ORDER_SERVICE, Site.QUEUE);
            site.lives().kill(BROKER);
            Thread.sleep(pileUpMillis);
            site.setMode(ORDER_SERVICE, mode);
            site.lives().revive(BROKER);
        }
    }

    /** Dead letters are sent back while there is nobody to take them. */
    record RedriveWithoutBroker(int letters) implements Fault {
        @Override
        public String kind() {
            return "redrive-without-broker";
        }

        @Override
        public List<String> subjects() {
            return List.of(FULFILLMENT_SERVICE, LOCAL_CLOUD);
        }

        @Override
        public List<String> victims() {
            return subjects();
        }

        @Override
        public void strike(Site site) throws IOException, InterruptedException {
            wearOut(site, letters);
            site.lives().kill(BROKER);
            try {
                site.controls().redriveAll();
            } catch (IOException refused) {
                LOG.debug("As expected", refused);
            }
            site.lives().revive(BROKER);
        }
    }

    /**
     * A producer is told twice that an order lies among the dead letters, the second time when it is fulfilled: SQS may
     * deliver a message again, at any time and in any order.
     */
    record ToldAgainTooLate(int letters, Postbox postbox) implements Fault {
        @Override
        public String kind() {
            return "told-again-too-late";
        }

        @Override
        public List<String> subjects() {
            return List.of(FULFILLMENT_SERVICE, ORDER_SERVICE);
        }

        @Override
        public List<String> victims() {
            return CONSUMER;
        }

        @Override
        public void strike(Site site) throws IOException, InterruptedException {
            wearOut(site, letters);
            var orders = postbox.deadLettered();
            site.controls().redriveAll();
            postbox.awaitFulfilled(orders);
            postbox.tellAgain(orders);
        }
    }

    /** Returns when so many letters are kept by the consumer alone: what is still in the queue would come again. */
    private static void wearOut(Site site, int letters) throws InterruptedException {
        site.lives().kill(CONSUMER);
        site.mail().wearOut(letters);
        site.lives().revive(CONSUMER);
        site.awaitDeadLetters(letters / 2);
        if (!Waiting.until(TO_BE_TAKEN, () -> isEmpty(site.mail()))) {
            throw new DidNotHappen("the dead letters were not taken from their queue");
        }
    }

    private static boolean isEmpty(Mail mail) {
        return mail.counts().stream()
                .filter(count -> count.queue().equals(Topology.ORDERS_DLQ))
                .allMatch(count -> count.visible() == 0 && count.inFlight() == 0);
    }
}
