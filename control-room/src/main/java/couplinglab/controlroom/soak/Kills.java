package couplinglab.controlroom.soak;

import couplinglab.controlroom.process.ProcessNames;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Faults of which a process dies, by SIGKILL or by halting itself at a certain point of its work. */
final class Kills {
    private Kills() {}

    /** All at once, wherever they are in their work. */
    record Anywhere(List<String> subjects, long downMillis) implements Fault {
        @Override
        public String kind() {
            return subjects.size() == 1 ? "kill" : "kill-two-at-once";
        }

        @Override
        public List<String> victims() {
            return subjects;
        }

        @Override
        public void strike(Site site) throws InterruptedException {
            site.lives().kill(subjects);
            Thread.sleep(downMillis);
            site.lives().revive(subjects);
        }
    }

    /** While it runs, and again before it is ready. */
    record WhileStarting(String subject, long downMillis, long afterMillis) implements Fault {
        @Override
        public String kind() {
            return "kill-while-starting";
        }

        @Override
        public List<String> subjects() {
            return List.of(subject);
        }

        @Override
        public List<String> victims() {
            return List.of(subject, subject);
        }

        @Override
        public void strike(Site site) throws InterruptedException {
            site.lives().kill(subjects());
            Thread.sleep(downMillis);
            site.lives().beginRevival(subject);
            site.lives().awaitLife(subject);
            Thread.sleep(afterMillis);
            site.lives().kill(subjects());
            site.lives().revive(subjects());
        }
    }

    /** At a point that lies between two steps of which only one has happened. */
    record AtPoint(String subject, String point, long downMillis) implements Fault {
        private static final Duration TO_GET_THERE = Duration.ofSeconds(60);
        private static final List<String> PRODUCERS = List.of(ProcessNames.ORDER_SERVICE, ProcessNames.ORDER_SERVICE_2);

        @Override
        public String kind() {
            return "crash-" + point;
        }

        @Override
        public List<String> subjects() {
            return List.of(subject);
        }

        @Override
        public List<String> victims() {
            return subjects();
        }

        @Override
        public void strike(Site site) throws IOException, InterruptedException {
            if (PRODUCERS.contains(subject)) {
                site.loosen(subject);
            }
            site.lives().crashAt(subject, point);
            site.lives().awaitDeath(subject, TO_GET_THERE);
            Thread.sleep(downMillis);
            site.lives().revive(subjects());
        }
    }

    /** The consumer, while it sends dead letters back to the queue: orders that nobody has shipped yet. */
    record DuringRedrive(int letters, long afterMillis) implements Fault {
        @Override
        public String kind() {
            return "kill-during-redrive";
        }

        @Override
        public List<String> subjects() {
            return List.of(ProcessNames.FULFILLMENT_SERVICE);
        }

        @Override
        public List<String> victims() {
            return subjects();
        }

        @Override
        public void strike(Site site) throws IOException, InterruptedException {
            site.freeze();
            site.mail().wearOut(letters);
            site.thaw();
            site.awaitDeadLetters(letters / 2);
            site.beginRedrive();
            Thread.sleep(afterMillis);
            site.lives().kill(subjects());
            site.lives().revive(subjects());
        }
    }

    /**
     * While the broker moves messages to the dead letters, or the consumer takes them from there. Messages of a dead
     * consumer are received five times in a row, as by a consumer that dies of each.
     */
    record DuringDeadLettering(String subject, int messages, long afterMillis) implements Fault {
        @Override
        public String kind() {
            return "kill-during-dead-lettering";
        }

        @Override
        public List<String> subjects() {
            return List.of(subject);
        }

        @Override
        public List<String> victims() {
            return subject.equals(ProcessNames.FULFILLMENT_SERVICE) ? List.of(subject, subject) : subjects();
        }

        @Override
        public void strike(Site site) throws IOException, InterruptedException {
            var consumer = List.of(ProcessNames.FULFILLMENT_SERVICE);
            if (subject.equals(ProcessNames.FULFILLMENT_SERVICE)) {
                site.lives().kill(consumer);
                site.mail().wearOut(messages);
                site.lives().revive(consumer);
            } else {
                site.freeze();
                site.mail().wearOut(messages);
                site.beginThaw();
            }
            Thread.sleep(afterMillis);
            site.lives().kill(subjects());
            site.lives().revive(subjects());
        }
    }
}
