package couplinglab.controlroom.soak;

import couplinglab.controlroom.process.ProcessNames;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Faults on the side of those who order. */
final class Callers {
    private static final int REFUSED = 503;
    private static final int NO_ANSWER_IN_TIME = 504;
    private static final Duration TO_BE_ANSWERED = Duration.ofSeconds(40);

    private Callers() {}

    /** Connections that end in the middle of a request, or before its answer. */
    record CutOff(String producer, int requests) implements Fault {
        @Override
        public String kind() {
            return "cut-off";
        }

        @Override
        public List<String> subjects() {
            return List.of(producer);
        }

        @Override
        public void strike(Site site) {
            for (int request = 0; request < requests; request++) {
                site.orders().cutOff(producer, request % 2 == 0);
            }
        }
    }

    /** The same key and order, twice at the same time. */
    record TwiceAtOnce(String producer, int keys) implements Fault {
        @Override
        public String kind() {
            return "twice-at-once";
        }

        @Override
        public List<String> subjects() {
            return List.of(producer);
        }

        @Override
        public void strike(Site site) throws InterruptedException {
            for (int key = 0; key < keys; key++) {
                site.orders().twiceAtOnce(producer);
            }
        }
    }

    /** The same key again after a 503, while the consumer is still dead and when it is back. */
    record AgainAfterRefusal(String producer, int keys) implements Fault {
        @Override
        public String kind() {
            return "again-after-503";
        }

        @Override
        public List<String> subjects() {
            return List.of(ProcessNames.FULFILLMENT_SERVICE, producer);
        }

        @Override
        public List<String> victims() {
            return List.of(ProcessNames.FULFILLMENT_SERVICE);
        }

        @Override
        public void strike(Site site) throws IOException, InterruptedException {
            site.setMode(producer, Site.DIRECT);
            site.lives().kill(victims());
            var refused = site.orders().awaitAnswered(producer, keys, REFUSED, TO_BE_ANSWERED);
            site.orders().again(producer, refused.subList(0, 1), "after 503, the consumer still dead");
            site.lives().revive(victims());
            site.orders().again(producer, refused, "after 503");
        }
    }

    /** The same key again after a 504, while the consumer is frozen and when it has thawed, in the mode before. */
    record AgainAfterTimeout(String producer, int keys) implements Fault {
        @Override
        public String kind() {
            return "again-after-504";
        }

        @Override
        public List<String> subjects() {
            return List.of(producer);
        }

        @Override
        public void strike(Site site) throws IOException, InterruptedException {
            site.setMode(producer, Site.GUARDED);
            site.freeze();
            var unanswered = site.orders().awaitAnswered(producer, keys, NO_ANSWER_IN_TIME, TO_BE_ANSWERED);
            site.orders().again(producer, unanswered.subList(0, 1), "after 504, the consumer still frozen");
            site.thaw();
            site.orders().again(producer, unanswered, "after 504");
        }
    }
}
