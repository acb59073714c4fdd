package couplinglab.controlroom.ledger;

import couplinglab.controlroom.history.Answer;
import couplinglab.controlroom.history.History;
import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Offer;
import couplinglab.controlroom.history.Outcome;
import couplinglab.controlroom.history.Publish;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hand-made histories and books, written as prose. Times are milliseconds since the history began. */
final class Past {
    static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private final List<Offer> offers = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Publish> publishes = new ArrayList<>();
    private final List<Shipment> shipments = new ArrayList<>();
    private final List<OrderRow> orders = new ArrayList<>();
    private final Set<String> deadLetters = new HashSet<>();
    private final Map<String, Collection<Handled>> handled = new HashMap<>();
    private final Map<String, Set<String>> deadCopies = new HashMap<>();

    static Instant at(long millis) {
        return START.plusMillis(millis);
    }

    /** Order {@code o-KEY} under the key. */
    Past accepted(String key, long from, long to) {
        return offer(key, from, new Answer(at(to), Outcome.ACCEPTED, 202, "o-" + key, "queue"));
    }

    Past refused(String key, long from, long to) {
        return offer(key, from, new Answer(at(to), Outcome.REFUSED, 503, null, null));
    }

    Past unknown(String key, long from, long to) {
        return offer(key, from, Answer.none(at(to)));
    }

    Past pending(String key, long from) {
        return offer(key, from, null);
    }

    private Past offer(String key, long from, @Nullable Answer answer) {
        offers.add(new Offer(key, offers.size() + 1, "order-service", at(from), at(from), answer));
        return this;
    }

    /** Accepted, shipped once, and known as such to the producer. */
    Past fulfilled(String key, long from, long to) {
        return accepted(key, from, to).shipped(key, to).row(key, "FULFILLED");
    }

    Past shipped(String key, long when) {
        return shipped(key, "o-" + key, when);
    }

    Past shipped(@Nullable String key, String orderId, long when) {
        shipments.add(new Shipment(shipments.size() + 1, orderId, key, at(when)));
        return this;
    }

    Past row(String key, String status) {
        return row(key, status, "queue", "US");
    }

    Past row(String key, String status, String mode, String destination) {
        return row(key, status, mode, destination, null);
    }

    /** The producer has the carrier's word of it, and the consumer's too if that came. */
    Past delivered(String key, boolean confirmed) {
        return row(key, "DELIVERED", "queue", "US", confirmed ? new OrderRow.Fulfillment(1) : null);
    }

    /** Worth 10. */
    private Past row(
            String key, String status, String mode, String destination, OrderRow.@Nullable Fulfillment fulfillment) {
        orders.add(new OrderRow(
                "o-" + key, status, key, mode, "ada", destination, List.of(), BigDecimal.TEN, START, fulfillment));
        return this;
    }

    /** The subscriber has a book, and so far nothing in it. */
    Past subscriber(String name) {
        handled.computeIfAbsent(name, any -> new ArrayList<>());
        return this;
    }

    Past handled(String subscriber, String key, long when) {
        var book = handled.computeIfAbsent(subscriber, any -> new ArrayList<>());
        book.add(new Handled(book.size() + 1, "o-" + key, key, at(when)));
        return this;
    }

    /** The copy of the order lies in the subscriber's own dead letters. */
    Past deadCopy(String subscriber, String key) {
        deadCopies.computeIfAbsent(subscriber, any -> new HashSet<>()).add("o-" + key);
        return subscriber(subscriber);
    }

    Past deadLettered(String orderId) {
        deadLetters.add(orderId);
        return this;
    }

    /** Its broker acknowledged it. */
    Past published(String key, long from, long to) {
        return publish(key, Publish.Outcome.ACKNOWLEDGED, from, to);
    }

    /** It was sent, and nobody heard what the broker said. */
    Past sent(String key, long from, long to) {
        return publish(key, Publish.Outcome.UNKNOWN, from, to);
    }

    /** Its broker will never take it. */
    Past turnedDown(String key, long from, long to) {
        return publish(key, Publish.Outcome.REFUSED, from, to);
    }

    private Past publish(String key, Publish.Outcome outcome, long from, long to) {
        publishes.add(new Publish(publishes.size() + 1, "o-" + key, "bus", "orders", outcome, at(from), at(to)));
        return this;
    }

    Past mark(Mark.Kind kind, String subject, long when) {
        return mark(kind, subject, null, when);
    }

    Past mark(Mark.Kind kind, String subject, @Nullable String detail, long when) {
        marks.add(new Mark(at(when), kind, subject, detail));
        return this;
    }

    History history() {
        return new History(offers, marks, publishes);
    }

    Account settled() {
        return Accounting.of(history(), books(), true);
    }

    Account running() {
        return Accounting.of(history(), books(), false);
    }

    /** Once all is settled. */
    List<Absence> absences() {
        return Accounting.absences(history(), books());
    }

    /** Once all is settled. */
    List<SubscriberAccount> copies() {
        return Copies.of(history(), books(), true, Routes.of(marks));
    }

    List<SubscriberAccount> copiesSoFar() {
        return Copies.of(history(), books(), false, Routes.of(marks));
    }

    private Books books() {
        return new Books(shipments, orders, deadLetters, handled, deadCopies, null);
    }
}
