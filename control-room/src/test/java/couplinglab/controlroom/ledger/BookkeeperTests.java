package couplinglab.controlroom.ledger;

import static couplinglab.controlroom.ledger.BookServer.handled;
import static couplinglab.controlroom.ledger.BookServer.order;
import static couplinglab.controlroom.ledger.BookServer.page;
import static couplinglab.controlroom.ledger.BookServer.publish;
import static couplinglab.controlroom.ledger.BookServer.shipment;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BookkeeperTests {
    private BookServer books;
    private Bookkeeper bookkeeper;

    @BeforeEach
    void start() throws IOException {
        books = new BookServer();
        bookkeeper = books.bookkeeper();
    }

    @AfterEach
    void stop() {
        books.close();
    }

    @Test
    void readsEveryPage() {
        assertThat(bookkeeper.readAll()).isTrue();

        var read = bookkeeper.books();
        assertThat(read.shipments()).extracting(Shipment::orderId).containsExactly("o-1", "o-2");
        assertThat(read.orders()).extracting(OrderRow::orderId).containsExactly("o-1");
        assertThat(read.orders()).extracting(OrderRow::mode).containsExactly("queue");
        assertThat(read.handled().get("analytics")).extracting(Handled::orderId).containsExactly("o-1", "o-1");
        assertThat(read.deadLetters()).containsExactly("o-3");
        assertThat(read.deadCopies()).containsExactly(Map.entry("analytics", Set.of("o-3")));
        assertThat(read.duplicates()).isEqualTo(7);
    }

    @Test
    void goesOnFromTheLastCursorAndCountsNoShipmentTwice() {
        bookkeeper.read();
        books.put("/fulfillments?limit=500&after=c1", page(null, shipment(2, "o-2"), shipment(3, "o-2")));
        books.takeAsked();
        bookkeeper.read();

        assertThat(books.takeAsked())
                .contains("/fulfillments?limit=500&after=c1")
                .doesNotContain("/fulfillments?limit=500");
        assertThat(bookkeeper.books().shipments())
                .extracting(Shipment::shipment)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void tellsOfEachPublishOnce() {
        bookkeeper.read();
        books.put(
                "/publishes?limit=500&after=c1",
                page(null, publish(2, "o-1", "acknowledged"), publish(3, "o-2", "refused")));
        bookkeeper.readEffects();
        bookkeeper.readAll();

        assertThat(books.published())
                .containsExactly(
                        "order-service 1 o-1 UNKNOWN",
                        "order-service 2 o-1 ACKNOWLEDGED",
                        "order-service 3 o-2 REFUSED");
    }

    @Test
    void tellsAgainOfAPublishThatCouldNotBeWrittenDown() {
        books.setFullDisk(true);
        assertThat(bookkeeper.readAll()).isFalse();
        assertThat(bookkeeper.books().shipments()).hasSize(2);
        books.setFullDisk(false);
        assertThat(bookkeeper.readAll()).isTrue();

        assertThat(books.published())
                .containsExactly("order-service 1 o-1 UNKNOWN", "order-service 2 o-1 ACKNOWLEDGED");
    }

    @Test
    void beginsAnewWhereTheDatabasesWereEmptied() {
        bookkeeper.read();
        bookkeeper.clear();
        books.put("/publishes?limit=500", page(null, publish(1, "o-9", "acknowledged")));
        bookkeeper.read();

        assertThat(books.published()).hasSize(3).last().isEqualTo("order-service 1 o-9 ACKNOWLEDGED");
    }

    @Test
    void hasNotReadAllWhileItCanReadNoPublishes() {
        books.remove("/publishes?limit=500&after=c1");

        assertThat(bookkeeper.readAll()).isFalse();
    }

    @Test
    void seesAStatusRiseAndADeadLetterVanish() {
        bookkeeper.read();
        books.put("/orders?limit=500", page(null, order("o-1", "FULFILLED")));
        books.put("/dead-letters?limit=500", page(null));
        bookkeeper.read();

        assertThat(bookkeeper.books().orders()).extracting(OrderRow::status).containsExactly("FULFILLED");
        assertThat(bookkeeper.books().deadLetters()).isEmpty();
    }

    @Test
    void keepsWhatItKnowsWhileAServiceIsDown() {
        bookkeeper.readAll();
        var known = bookkeeper.books();
        books.close();

        assertThat(bookkeeper.readAll()).isFalse();
        assertThat(bookkeeper.books()).isEqualTo(known);
    }

    @Test
    void keepsWhatItKnowsWhenAServiceAnswersNonsense() {
        bookkeeper.readAll();
        books.put("/fulfillments?limit=500&after=c1", "half a pa");

        assertThat(bookkeeper.readAll()).isFalse();
        assertThat(bookkeeper.books().shipments()).hasSize(2);
    }

    @Test
    void spreadsALongRoundOverSeveralReadings() {
        books.put("/orders?limit=500", page("p1", order("o-0", "PLACED")));
        for (int i = 1; i <= 5; i++) {
            books.put("/orders?limit=500&after=p" + i, page(i == 5 ? null : "p" + (i + 1), order("o-" + i, "PLACED")));
        }
        bookkeeper.read();
        assertThat(bookkeeper.books().orders()).isEmpty();
        bookkeeper.read();
        assertThat(bookkeeper.books().orders()).hasSize(6);
    }

    @Test
    void readsEffectsAndDeadLettersAndNoOrders() {
        bookkeeper.readAll();
        books.put("/fulfillments?limit=500&after=c1", page(null, shipment(2, "o-2"), shipment(3, "o-3")));
        books.put("/handled?limit=500", page(null, handled(1, "o-1"), handled(2, "o-1"), handled(3, "o-2")));
        books.put("/dead-letters?limit=500", page(null));
        books.takeAsked();
        bookkeeper.readEffects();

        assertThat(books.takeAsked()).doesNotContain("/orders?limit=500");
        assertThat(bookkeeper.books().orders()).hasSize(1);
        assertThat(bookkeeper.books().shipments()).hasSize(3);
        assertThat(bookkeeper.books().handled().get("analytics")).hasSize(3);
        assertThat(bookkeeper.books().deadLetters()).isEmpty();
    }
}
