package couplinglab.controlroom.ledger;

import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.Set;

/**
 * What one subscriber has handled, and what it could not. The dead letters are read first: one that is sent back and
 * handled between the two readings is in both, and handled is what counts. Not thread-safe.
 */
final class SubscriberBook {
    private final Growing<Handled> handled;
    private final Sweep<DeadLetter> deadLetters;

    SubscriberBook(URI subscriber) {
        this.handled = new Growing<>(subscriber.resolve("/handled"), Handled.class, Handled::handled);
        this.deadLetters = new Sweep<>(subscriber.resolve("/dead-letters"), DeadLetter.class);
    }

    void read(Documents documents) throws IOException, InterruptedException {
        deadLetters.readAll(documents);
        handled.read(documents);
    }

    Collection<Handled> handled() {
        return handled.items();
    }

    /** The ids of the orders whose copies lie in its dead letters. */
    Set<String> deadLettered() {
        return DeadLetter.ordersOf(deadLetters.items());
    }

    void clear() {
        handled.clear();
        deadLetters.clear();
    }
}
