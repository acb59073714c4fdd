package couplinglab.controlroom.ledger;

import couplinglab.controlroom.history.Publish;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** Reads what one producer tells of its publishes, and tells it on. Not thread-safe. */
public final class PublishReader {
    private final String producer;
    private final Tail<Publish> publishes;
    private final Listener listener;

    /** Hears of each publish of a producer once, in its order; of one that it could not write down, again. */
    @FunctionalInterface
    public interface Listener {
        void published(String producer, Publish publish);
    }

    /** @param address the main address of the producer */
    public PublishReader(String producer, URI address, Listener listener) {
        this.producer = producer;
        this.publishes = new Tail<>(address.resolve("/publishes"), Publish.class, Publish::publish);
        this.listener = listener;
    }

    /** @throws IOException if the producer can't be read now, or what was read can't be written down */
    public void read(Documents documents) throws IOException, InterruptedException {
        try {
            publishes.read(documents, publish -> listener.published(producer, publish));
        } catch (UncheckedIOException refused) {
            throw new IOException("The publishes of " + producer + " can't be written down", refused);
        }
    }

    /** The producer's database was emptied. */
    void clear() {
        publishes.clear();
    }
}
