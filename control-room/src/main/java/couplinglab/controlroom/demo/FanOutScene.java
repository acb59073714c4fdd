package couplinglab.controlroom.demo;

import static java.util.stream.Collectors.toSet;

import couplinglab.controlroom.history.Offer;
import couplinglab.controlroom.history.Outcome;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.ledger.Bookkeeper;
import couplinglab.controlroom.ledger.Books;
import couplinglab.controlroom.ledger.Handled;
import couplinglab.controlroom.ledger.Shipment;
import couplinglab.controlroom.process.Waiting;
import couplinglab.controlroom.traffic.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One of the topic's three subscribers dies. Before it is revived, the two others are given the time to finish what was
 * accepted so far, so that whoever has to wait for the dead one would be found out.
 */
final class FanOutScene extends Scene {
    private static final Duration TO_BE_SERVED = Duration.ofMinutes(1);
    private static final String DEAD = RunId.ANALYTICS;
    private static final String OTHER = RunId.NOTIFICATION;

    private final Recorder recorder;
    private final Bookkeeper bookkeeper;

    FanOutScene(RunId id, Plan plan, Stage stage, Traffic traffic, Recorder recorder, Bookkeeper bookkeeper) {
        super(id, plan, stage, traffic, recorder);
        this.recorder = recorder;
        this.bookkeeper = bookkeeper;
    }

    @Override
    Clues climax() throws IOException, InterruptedException {
        stage.kill(DEAD);
        stayDown(plan.dead());
        traffic.setRate(0);
        Waiting.until(TO_CONCLUDE, () -> traffic.outstanding() == 0);
        var accepted = accepted();
        Waiting.until(TO_BE_SERVED, () -> {
            bookkeeper.read();
            var books = bookkeeper.books();
            return shipped(books, accepted) == accepted.size() && handled(books, accepted) == accepted.size();
        });
        var books = bookkeeper.books();
        var clue = new Clues.FanOut(DEAD, OTHER, accepted.size(), shipped(books, accepted), handled(books, accepted));
        stage.revive(DEAD);
        traffic.setRate(plan.rate());
        return Clues.of(clue);
    }

    private Set<String> accepted() {
        return recorder.history().offers().stream()
                .filter(offer -> offer.outcome() == Outcome.ACCEPTED)
                .map(Offer::key)
                .collect(toSet());
    }

    private static int shipped(Books books, Set<String> keys) {
        return count(books.shipments().stream().map(Shipment::key).map(String::valueOf), keys);
    }

    private static int handled(Books books, Set<String> keys) {
        var copies = books.handled().getOrDefault(OTHER, List.of());
        return count(copies.stream().map(Handled::key).map(String::valueOf), keys);
    }

    private static int count(Stream<String> found, Set<String> keys) {
        return (int) found.filter(keys::contains).distinct().count();
    }
}
