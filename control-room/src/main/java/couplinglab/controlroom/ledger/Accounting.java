package couplinglab.controlroom.ledger;

import couplinglab.contracts.Topology;
import couplinglab.controlroom.history.History;
import couplinglab.controlroom.history.Offer;
import couplinglab.controlroom.history.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The account of a history against the books: a pure function of both, linear in their sizes. Offers and books are
 * joined on the key; the books of orders that the history does not know are left alone.
 */
public final class Accounting {
    private final Books books;
    private final boolean settled;
    private final Downtime downtime;
    private final Map<String, List<Shipment>> shipments = new HashMap<>();
    private final Map<String, OrderRow> orders = new HashMap<>();
    private final Contradictions contradictions = new Contradictions();
    private final Absences absences;
    private final Routes routes;
    private final Publishes publishes;
    private final List<Long> waits = new ArrayList<>();
    private final List<Long> dones = new ArrayList<>();

    private int pending;
    private int accepted;
    private int refused;
    private int unknown;
    private int fulfilled;
    private int deadLettered;
    private int unmatched;
    private int recovered;
    private int doubled;
    private int straddling;
    private int offeredWhileDown;
    private int acceptedWhileDown;

    private Accounting(History history, Books books, boolean settled) {
        this.books = books;
        this.settled = settled;
        this.downtime = Downtime.of(history.marks());
        this.absences = new Absences(Forgetting.of(history.marks()));
        this.routes = Routes.of(history.marks());
        this.publishes = Publishes.of(history.publishes());
        books.shipments().forEach(shipment -> {
            if (shipment.key() != null) {
                shipments
                        .computeIfAbsent(shipment.key(), key -> new ArrayList<>())
                        .add(shipment);
            }
        });
        books.orders().forEach(order -> {
            if (order.key() != null) {
                orders.put(order.key(), order);
            }
        });
    }

    /**
     * @param settled whether nothing is under way any more and the books were read since, so that what is missing is
     *     lost
     */
    public static Account of(History history, Books books, boolean settled) {
        return entered(history, books, settled).account(history.offers().size());
    }

    /** Order by order, what is missing now that all is settled. */
    public static List<Absence> absences(History history, Books books) {
        return entered(history, books, true).absences.found();
    }

    private static Accounting entered(History history, Books books, boolean settled) {
        var accounting = new Accounting(history, books, settled);
        history.offers().forEach(accounting::enter);
        return accounting;
    }

    private void enter(Offer offer) {
        var shipped = shipments.getOrDefault(offer.key(), List.of());
        var order = orders.get(offer.key());
        doubled += Math.max(0, shipped.size() - 1);
        if (offer.answer() == null) {
            pending++;
        } else {
            enter(offer, offer.answer().outcome(), !shipped.isEmpty(), order);
            if (offer.answer().status() != null) {
                waits.add(millis(offer, offer.answer().at()));
            }
        }
        if (!shipped.isEmpty()) {
            dones.add(millis(offer, shipped.get(0).fulfilledAt()));
        }
        enterDowntime(offer);
        contradictions.check(offer, shipped, order, settled && !absences.unconfirmed(offer, shipped, order));
    }

    private void enter(Offer offer, Outcome outcome, boolean shipped, @Nullable OrderRow order) {
        switch (outcome) {
            case ACCEPTED -> {
                accepted++;
                if (shipped) {
                    fulfilled++;
                } else if (isDeadLettered(offer, order)) {
                    deadLettered++;
                } else if (order != null && isUnmatched(offer, order)) {
                    unmatched++;
                } else {
                    absences.lost(offer, order);
                }
            }
            case UNKNOWN -> {
                unknown++;
                recovered += shipped ? 1 : 0;
                if (settled && !shipped && order != null && isLostUnheard(offer, order)) {
                    contradictions.lostUnheard(offer);
                }
            }
            case REFUSED -> refused++;
        }
    }

    /** It was placed in a loose mode, which is a promise whatever its caller heard. */
    private boolean isLostUnheard(Offer offer, OrderRow order) {
        return order.status().equals(OrderRow.PLACED)
                && !isDeadLettered(offer, order)
                && !isUnmatched(offer, order)
                && !absences.isForgotten(offer, order);
    }

    private boolean isDeadLettered(Offer offer, @Nullable OrderRow order) {
        var orderId = Objects.requireNonNull(offer.answer()).orderId();
        return (orderId != null && books.deadLetters().contains(orderId))
                || (order != null && order.status().equals(OrderRow.DEAD_LETTERED));
    }

    /**
     * What a broker took and nobody was to get. Where the routes changed meanwhile, only the end can tell which the publish
     * followed. What no broker took, the relay has lost, whatever the routes are.
     */
    private boolean isUnmatched(Offer offer, OrderRow order) {
        if (!order.isCopied() || !publishes.isAcknowledged(order)) {
            return false;
        }
        var expected = routes.of(order, offer, publishes.of(order));
        return !(settled ? expected.certain() : expected.possible()).contains(Topology.ORDERS);
    }

    private void enterDowntime(Offer offer) {
        if (downtime.contains(offer)) {
            offeredWhileDown++;
            acceptedWhileDown += offer.outcome() == Outcome.ACCEPTED ? 1 : 0;
        }
        straddling += downtime.isStraddledBy(offer) ? 1 : 0;
    }

    private Account account(int asked) {
        int rest = accepted - fulfilled - deadLettered - unmatched;
        return new Account(
                asked - pending,
                pending,
                accepted,
                refused,
                unknown,
                fulfilled,
                deadLettered,
                settled ? 0 : rest,
                unmatched,
                settled ? rest : null,
                settled ? absences.lostToBroker() : null,
                settled ? absences.unconfirmed() : null,
                recovered,
                unknown - recovered,
                doubled,
                straddling,
                offeredWhileDown,
                acceptedWhileDown,
                Percentiles.of(waits),
                Percentiles.of(dones),
                contradictions.found());
    }

    private static long millis(Offer offer, Instant end) {
        return Duration.between(offer.scheduled(), end).toMillis();
    }
}
