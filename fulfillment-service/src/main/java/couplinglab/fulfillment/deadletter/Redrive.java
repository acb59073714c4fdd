package couplinglab.fulfillment.deadletter;

import couplinglab.contracts.Topology;
import couplinglab.fulfillment.sending.Sender;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives dead letters another try. A row is removed only after the queue has acknowledged its message: a crash in between
 * leaves both, and the inbox absorbs the one too many. Thread-safe.
 */
@Component
public final class Redrive {
    private static final Logger LOG = LoggerFactory.getLogger(Redrive.class);
    private static final int PAGE = 100;

    private final DeadLetters deadLetters;
    private final Sender sender;

    Redrive(DeadLetters deadLetters, Sender sender) {
        this.deadLetters = deadLetters;
        this.sender = sender;
    }

    /**
     * @return empty if there is no such dead letter
     * @throws couplinglab.fulfillment.sending.BrokerUnavailable if it stays because of the broker
     */
    public Optional<Redriven> one(String id) {
        return deadLetters.find(id).map(letter -> send(List.of(letter)));
    }

    /**
     * All that are there when it begins, oldest first; those that come back meanwhile are left.
     *
     * @throws couplinglab.fulfillment.sending.BrokerUnavailable if some stay because of the broker
     */
    public Redriven all() {
        var last = deadLetters.lastArrival();
        var total = new Redriven(0, 0);
        for (var page = deadLetters.after(0, PAGE); !page.isEmpty(); ) {
            var letters =
                    page.stream().filter(letter -> letter.arrival() <= last).toList();
            if (letters.isEmpty()) {
                break;
            }
            total = total.plus(send(letters));
            page = deadLetters.after(letters.get(letters.size() - 1).arrival(), PAGE);
        }
        return total;
    }

    private Redriven send(List<DeadLetter> letters) {
        var receipts = sender.send(
                Topology.ORDERS, letters.stream().map(DeadLetter::again).toList());
        var redriven = 0;
        for (int i = 0; i < letters.size(); i++) {
            var letter = letters.get(i);
            if (receipts.get(i).acknowledged()) {
                deadLetters.remove(letter.id());
                redriven++;
            } else {
                LOG.warn(
                        "Dead letter {} stays: {}", letter.id(), receipts.get(i).error());
            }
        }
        return new Redriven(redriven, letters.size() - redriven);
    }

    /**
     * @param redriven are back in the queue
     * @param kept were refused by the queue and stay dead letters
     */
    public record Redriven(int redriven, int kept) {
        Redriven plus(Redriven more) {
            return new Redriven(redriven + more.redriven, kept + more.kept);
        }
    }
}
