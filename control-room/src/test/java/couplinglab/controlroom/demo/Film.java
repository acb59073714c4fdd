package couplinglab.controlroom.demo;

import couplinglab.controlroom.history.Answer;
import couplinglab.controlroom.history.History;
import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Offer;
import couplinglab.controlroom.history.Outcome;
import couplinglab.controlroom.ledger.Books;
import couplinglab.controlroom.ledger.OrderRow;
import couplinglab.controlroom.ledger.Shipment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A run of four orders: one accepted and shipped at once; then the consumer dies at 100 ms, one is accepted, one
 * refused, one unknown; the revival is asked for at 1000 ms, it is ready at 2000 ms and ships the rest by 2500 ms.
 */
final class Film {
    static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    static final String CONSUMER = "fulfillment-service";

    private Film() {}

    static Footage of(RunId id) {
        return new Footage(id, history(), Clues.NONE, 0L, null);
    }

    static Books books() {
        return new Books(
                List.of(shipment(1, "a", 10), shipment(2, "b", 2500)),
                List.of(order("a"), order("b")),
                Set.of(),
                Map.of(),
                Map.of(),
                0L);
    }

    static History history() {
        return new History(
                List.of(
                        offer("a", 0, 10, Outcome.ACCEPTED),
                        offer("b", 200, 210, Outcome.ACCEPTED),
                        offer("c", 300, 310, Outcome.REFUSED),
                        offer("d", 400, 900, Outcome.UNKNOWN)),
                List.of(
                        mark(Mark.Kind.KILL_ASKED, 90),
                        mark(Mark.Kind.KILL_CONFIRMED, 100),
                        mark(Mark.Kind.REVIVE_ASKED, 1000),
                        mark(Mark.Kind.READY, 2000)),
                List.of());
    }

    private static Offer offer(String key, long from, long to, Outcome outcome) {
        var answer = new Answer(START.plusMillis(to), outcome, 200, "o-" + key, "queue");
        return new Offer(key, 1, "order-service", START.plusMillis(from), START.plusMillis(from), answer);
    }

    private static OrderRow order(String key) {
        return new OrderRow("o-" + key, "FULFILLED", key, "queue", "ada", "US", List.of(), BigDecimal.TEN, START, null);
    }

    private static Mark mark(Mark.Kind kind, long at) {
        return new Mark(START.plusMillis(at), kind, CONSUMER, null);
    }

    private static Shipment shipment(long number, String key, long at) {
        return new Shipment(number, "o-" + key, key, START.plusMillis(at));
    }
}
