package couplinglab.controlroom.soak;

import couplinglab.controlroom.ledger.Documents;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dead letters as a consumer shows them. Thread-safe. */
final class LetterBox {
    private static final Logger LOG = LoggerFactory.getLogger(LetterBox.class);
    private static final String MALFORMED = "MALFORMED";

    private final Documents documents = new Documents();
    private final URI address;

    private record Letter(String id, String reason) {}

    LetterBox(URI consumer) {
        this.address = consumer.resolve("/dead-letters");
    }

    /** False too if the consumer does not answer. */
    boolean areAtLeast(int letters) throws InterruptedException {
        try {
            return all().size() >= letters;
        } catch (IOException notNow) {
            LOG.debug("The dead letters can't be read now", notNow);
            return false;
        }
    }

    /** The ids of those that nothing is wrong with, which may be sent back to the queue. */
    List<String> wellFormed() throws IOException, InterruptedException {
        return all().stream()
                .filter(letter -> !letter.reason().equals(MALFORMED))
                .map(Letter::id)
                .toList();
    }

    private List<Letter> all() throws IOException, InterruptedException {
        var letters = new ArrayList<Letter>();
        @Nullable String after = null;
        do {
            var page = documents.page(address, after, Letter.class);
            letters.addAll(page.items());
            after = page.next();
        } while (after != null);
        return letters;
    }
}
