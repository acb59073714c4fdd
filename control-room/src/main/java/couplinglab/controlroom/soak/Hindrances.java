package couplinglab.controlroom.soak;

import couplinglab.controlroom.process.ProcessNames;
import java.io.IOException;
import java.util.List;

/** Faults that leave every process alive. */
final class Hindrances {
    private static final List<String> CONSUMER = List.of(ProcessNames.FULFILLMENT_SERVICE);

    private Hindrances() {}

    /** Longer than the visibility timeout: what it holds is delivered again, and it goes on with a stale receipt. */
    record Freeze(long millis) implements Fault {
        @Override
        public String kind() {
            return "freeze";
        }

        @Override
        public List<String> subjects() {
            return CONSUMER;
        }

        @Override
        public void strike(Site site) throws IOException, InterruptedException {
            site.freeze();
            Thread.sleep(millis);
            site.thaw();
        }
    }

    /** Handlers that need longer than the visibility timeout. */
    record Slow(long delayMillis, long millis) implements Fault {
        @Override
        public String kind() {
            return "slow";
        }

        @Override
        public List<String> subjects() {
            return CONSUMER;
        }

        @Override
        public void strike(Site site) throws IOException, InterruptedException {
            site.controls().slow(ProcessNames.FULFILLMENT_SERVICE, delayMillis);
            Thread.sleep(millis);
            site.controls().thaw(ProcessNames.FULFILLMENT_SERVICE);
        }
    }

    /** Some orders fail, and come again. */
    record FailSome(int percent, long millis) implements Fault {
        @Override
        public String kind() {
            return "fail";
        }

        @Override
        public List<String> subjects() {
            return CONSUMER;
        }

        @Override
        public void strike(Site site) throws IOException, InterruptedException {
            site.controls().fail(ProcessNames.FULFILLMENT_SERVICE, percent);
            Thread.sleep(millis);
            site.controls().thaw(ProcessNames.FULFILLMENT_SERVICE);
        }
    }

    record SwitchMode(String producer, String mode) implements Fault {
        @Override
        public String kind() {
            return "switch-mode";
        }

        @Override
        public List<String> subjects() {
            return List.of(producer);
        }

        @Override
        public void strike(Site site) throws IOException, InterruptedException {
            site.setMode(producer, mode);
        }
    }

    /** All that lies among the dead letters is sent back, poison too. */
    record RedriveAll() implements Fault {
        @Override
        public String kind() {
            return "redrive";
        }

        @Override
        public List<String> subjects() {
            return CONSUMER;
        }

        @Override
        public void strike(Site site) throws IOException, InterruptedException {
            site.controls().redriveAll();
        }
    }

    /** Messages that no consumer can read. */
    record Poison(int messages) implements Fault {
        @Override
        public String kind() {
            return "poison";
        }

        @Override
        public List<String> subjects() {
            return CONSUMER;
        }

        @Override
        public void strike(Site site) {
            site.mail().poison(messages);
        }
    }

    /** The broker takes a batch but for some of its entries. */
    record RefuseEntries(String producer, int batches, int entries) implements Fault {
        @Override
        public String kind() {
            return "refuse-entries";
        }

        @Override
        public List<String> subjects() {
            return List.of(producer);
        }

        @Override
        public void strike(Site site) throws IOException, InterruptedException {
            site.loosen(producer);
            site.refuseEntries(producer, batches, entries);
        }
    }
}
