package couplinglab.controlroom.ledger;

import static couplinglab.controlroom.ledger.BookServer.handled;
import static couplinglab.controlroom.ledger.BookServer.page;
import static couplinglab.controlroom.ledger.BookServer.shipment;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettlementTests {
    private static final String NEWS = "the books have just changed";
    private static final String NOT_LONG_ENOUGH = "still, but not for long enough";
    private static final String NEW_SHIPMENTS = "/fulfillments?limit=500&after=c1";
    private static final String ORDERS = "/orders?limit=500";
    private static final String INBOX = "/actuator/inbox";

    private final List<String> disturbances = new ArrayList<>();
    private BookServer books;
    private Bookkeeper bookkeeper;
    private Settlement settlement;

    @BeforeEach
    void start() throws IOException {
        books = new BookServer();
        bookkeeper = books.bookkeeper();
        settlement = new Settlement(() -> List.copyOf(disturbances), bookkeeper);
    }

    @AfterEach
    void stop() {
        books.close();
    }

    @Test
    void settlesWhenNothingHasMovedAndNothingWasNewForTwoVisibilityTimeouts() {
        assertThat(look(0)).containsExactly(NEWS);
        assertThat(look(1_000)).containsExactly(NOT_LONG_ENOUGH);
        disturbances.add("1 in the outbox");
        assertThat(look(2_000)).containsExactly("1 in the outbox");
        disturbances.clear();
        assertThat(look(3_000)).containsExactly(NOT_LONG_ENOUGH);
        assertThat(look(22_999)).containsExactly(NOT_LONG_ENOUGH);
        assertThat(look(23_000)).isEmpty();
        assertThat(look(23_500)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("traces")
    void takesItsWordBackWhenSomethingShowsAfterAll(String path, String document) {
        settle();
        books.put(path, document);

        assertThat(look(22_000)).containsExactly(NEWS);
        assertThat(look(22_500)).containsExactly(NOT_LONG_ENOUGH);
        assertThat(look(42_500)).isEmpty();
    }

    static List<Arguments> traces() {
        return List.of(
                Arguments.of(NEW_SHIPMENTS, page(null, shipment(2, "o-2"), shipment(3, "o-3"))),
                Arguments.of("/handled?limit=500", page(null, handled(1, "o-1"), handled(2, "o-1"), handled(3, "o-2"))),
                Arguments.of("/dead-letters?limit=500", page(null)),
                Arguments.of(INBOX, "{\"duplicates\":8}"));
    }

    @Test
    void knowsAtOnceWhatShowedAfterAll() {
        settle();
        books.put(NEW_SHIPMENTS, page(null, shipment(2, "o-2"), shipment(3, "o-3")));
        look(22_000);

        assertThat(bookkeeper.books().shipments()).hasSize(3);
    }

    @Test
    void readsTheOrdersOnlyUntilItIsSettled() {
        look(0);
        assertThat(books.takeAsked()).contains(ORDERS);
        settle();
        books.takeAsked();
        look(22_000);
        assertThat(books.takeAsked()).isNotEmpty().doesNotContain(ORDERS);
    }

    @Test
    void beginsAnewWhenTheLastReadingFindsSomethingNew() {
        look(0);
        look(1_000);
        // The inbox is read last, so that only the reading of everything can find it.
        books.after(INBOX, () -> books.put(NEW_SHIPMENTS, page(null, shipment(2, "o-2"), shipment(3, "o-3"))));

        assertThat(look(21_000)).containsExactly(NEWS);
        assertThat(look(21_500)).containsExactly(NOT_LONG_ENOUGH);
        assertThat(look(41_500)).isEmpty();
    }

    @Test
    void isNotSettledWhileABookCannotBeRead() {
        look(0);
        look(1_000);
        books.remove(ORDERS);

        assertThat(look(21_000)).containsExactly("not all books could be read");
        assertThat(look(21_500)).containsExactly("not all books could be read");
    }

    @Test
    void beginsAnewWhenTheBooksWereEmptied() {
        settle();
        bookkeeper.clear();
        settlement.restart();

        assertThat(look(22_000)).containsExactly(NEWS);
        assertThat(books.takeAsked()).contains(ORDERS);
    }

    private void settle() {
        look(0);
        look(1_000);
        assertThat(look(21_000)).isEmpty();
    }

    private List<String> look(long millis) {
        return settlement.look(Past.at(millis));
    }
}
