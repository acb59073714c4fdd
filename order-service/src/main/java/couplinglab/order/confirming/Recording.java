package couplinglab.order.confirming;

import couplinglab.contracts.MalformedMessage;
import couplinglab.database.CommitUnanswered;
import couplinglab.database.StoreUnavailable;
import io.awspring.cloud.sqs.listener.BatchVisibility;
import io.awspring.cloud.sqs.listener.acknowledgement.BatchAcknowledgement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;

/**
 * Takes the messages of one queue to the order book. Each is acknowledged after the order book has committed it; one that
 * can't be read is left to the queue's dead letters. While the database is gone the batch in hand is held, invisible to
 * others: received again and again it would end in the dead letters too, though nothing is wrong with it. Thread-safe.
 *
 * @param <T> what the messages say
 */
final class Recording<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** Longer than a pause and an attempt on a database that does not answer. */
    private static final Duration HELD = Duration.ofSeconds(30);

    private final String queue;
    private final Reader<T> reader;
    private final Consumer<List<T>> orderBook;
    private final CountDownLatch closing = new CountDownLatch(1);

    @FunctionalInterface
    interface Reader<T> {
        T read(String body) throws MalformedMessage;
    }

    /** @param orderBook writes a batch down, all of it or nothing */
    Recording(String queue, Reader<T> reader, Consumer<List<T>> orderBook) {
        this.queue = queue;
        this.reader = reader;
        this.orderBook = orderBook;
    }

    void on(List<Message<String>> batch, BatchAcknowledgement<String> acknowledgement, BatchVisibility visibility)
            throws InterruptedException {
        List<T> said = new ArrayList<>();
        List<Message<String>> readable = new ArrayList<>();
        for (Message<String> message : batch) {
            try {
                said.add(reader.read(message.getPayload()));
                readable.add(message);
            } catch (MalformedMessage malformed) {
                LOG.warn(
                        "A message of the {} can't be read and will end in the dead letters: {}",
                        queue,
                        malformed.getMessage());
            }
        }
        if (!readable.isEmpty() && isRecorded(said, visibility)) {
            acknowledgement.acknowledge(readable);
        }
    }

    /** Nothing waits for a database any more. What is in hand comes again when its visibility timeout ends. */
    void close() {
        closing.countDown();
    }

    private boolean isRecorded(List<T> said, BatchVisibility visibility) throws InterruptedException {
        var told = false;
        do {
            try {
                orderBook.accept(said);
                return true;
            } catch (StoreUnavailable | CommitUnanswered failure) {
                if (!told) {
                    LOG.warn("The {} wait for the database: {}", queue, failure.getMessage());
                    told = true;
                }
                visibility.changeTo((int) HELD.toSeconds());
            }
        } while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        return false;
    }
}
