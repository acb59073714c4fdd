package couplinglab.broker.deadletter;

import couplinglab.broker.sending.Sender;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives dead letters another try. A row is removed only after the queue has acknowledged its message: a crash in between
 * leaves both, and the inbox absorbs the one too many. Thread-safe.
 */
public final class Redrive {
    private static final Logger LOG = LoggerFactory.getLogger(Redrive.class);
    private static final int PAGE = 100;

    private final DeadLetters deadLetters;
    private final Sender sender;
    private final String queue;

    /** @param queue from which the letters came, and to which they go back */
    public Redrive(DeadLetters deadLetters, Sender sender, String queue) {
        this.deadLetters = deadLetters;
        this.sender = sender;
        this.queue = queue;
    }

    /**
     * @return empty if there is no such dead letter
     * @throws couplinglab.broker.sending.BrokerUnavailable if it stays because of the broker
     */
    public Optional<Redriven> one(String id) {
        return deadLetters.find(id).map(letter -> send(List.of(letter)));
    }

    /**
     * All that are there when it begins, oldest first; those that come back meanwhile are left.
     *
     * @throws couplinglab.broker.sending.BrokerUnavailable if some stay because of the broker
     */
    public Redriven all() {
        var total = Redriven.NOTHING;
        for (var course = begin(); course != null; ) {
            var step = step(course, PAGE);
            total = total.plus(step.redriven());
            course = step.next();
        }
        return total;
    }

    /** A redrive of all that are there now. */
    public Course begin() {
        return new Course(0, deadLetters.lastArrival());
    }

    /**
     * The next so many letters of the course, oldest first. Each is tried once, so that those that stay don't come up
     * again in this course.
     *
     * @throws couplinglab.broker.sending.BrokerUnavailable if all of them stay because of the broker
     */
    public Step step(Course course, int limit) {
        var letters = deadLetters.after(course.after(), limit).stream()
                .filter(letter -> letter.arrival() <= course.last())
                .toList();
        if (letters.isEmpty()) {
            return new Step(Redriven.NOTHING, 0, null);
        }
        var redriven = send(letters);
        var next = new Course(letters.get(letters.size() - 1).arrival(), course.last());
        var left = deadLetters.count(next.after(), next.last());
        return new Step(redriven, left, left == 0 ? null : next);
    }

    private Redriven send(List<DeadLetter> letters) {
        var receipts =
                sender.send(queue, letters.stream().map(DeadLetter::again).toList());
        var total = Redriven.NOTHING;
        for (int i = 0; i < letters.size(); i++) {
            var letter = letters.get(i);
            var error = receipts.get(i).error();
            if (error == null) {
                deadLetters.remove(letter.id());
                total = total.plus(Redriven.ONE);
            } else {
                LOG.warn("Dead letter {} stays: {}", letter.id(), error);
                total = total.plus(Redriven.kept(error));
            }
        }
        return total;
    }

    /**
     * How far a redrive of all has come.
     *
     * @param after the arrival of the last letter that was tried
     * @param last the arrival of the last letter that was there when it began
     */
    public record Course(long after, long last) {}

    /**
     * What became of some letters.
     *
     * @param left how many are still to be tried
     * @param next goes on with them; null where none is left
     */
    public record Step(
            Redriven redriven, long left, @Nullable Course next) {}

    /**
     * @param redriven are back in the queue
     * @param kept were refused by the queue and stay dead letters
     * @param errors why, each with the number of letters
     */
    public record Redriven(int redriven, int kept, Map<String, Integer> errors) {
        static final Redriven NOTHING = new Redriven(0, 0, Map.of());
        static final Redriven ONE = new Redriven(1, 0, Map.of());

        static Redriven kept(String error) {
            return new Redriven(0, 1, Map.of(error, 1));
        }

        Redriven plus(Redriven more) {
            var all = new TreeMap<>(errors);
            more.errors.forEach((error, times) -> all.merge(error, times, Integer::sum));
            return new Redriven(redriven + more.redriven, kept + more.kept, all);
        }
    }
}
