package couplinglab.controlroom.ledger;

import couplinglab.controlroom.history.History;
import couplinglab.controlroom.history.Offer;
import couplinglab.controlroom.history.Outcome;
import couplinglab.controlroom.process.Subscriber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The account of the copies that topic and bus owe to the subscribers: a function of a history and the books. Offers and
 * books are joined on the key; copies of orders that the history does not know are left alone.
 */
public final class Copies {
    private final History history;
    private final Books books;
    private final boolean settled;
    private final Routes routes;
    private final Map<String, OrderRow> orders = new HashMap<>();
    private final Publishes publishes;

    private Copies(History history, Books books, boolean settled, Routes routes) {
        this.history = history;
        this.books = books;
        this.settled = settled;
        this.routes = routes;
        books.orders().forEach(order -> {
            if (order.key() != null) {
                orders.put(order.key(), order);
            }
        });
        this.publishes = Publishes.of(history.publishes());
    }

    /**
     * One account for each subscriber that ever ran.
     *
     * @param routes those of the history's marks
     * @param settled whether nothing is under way any more and the books were read since, so that what is missing is
     *     lost
     */
    public static List<SubscriberAccount> of(History history, Books books, boolean settled, Routes routes) {
        var copies = new Copies(history, books, settled, routes);
        return Subscriber.ALL.stream()
                .filter(subscriber -> books.handled().containsKey(subscriber.name()))
                .map(copies::of)
                .toList();
    }

    private SubscriberAccount of(Subscriber subscriber) {
        Map<String, List<Handled>> byKey = books.handled().getOrDefault(subscriber.name(), List.of()).stream()
                .filter(handled -> handled.key() != null)
                .collect(Collectors.groupingBy(handled -> String.valueOf(handled.key())));
        var deadCopies = books.deadCopies().getOrDefault(subscriber.name(), Set.of());
        int handled = 0;
        int deadLettered = 0;
        int rest = 0;
        int doubled = 0;
        int misrouted = 0;
        for (var offer : history.offers()) {
            var effects = byKey.getOrDefault(offer.key(), List.of()).size();
            var expectation = expectation(offer);
            doubled += Math.max(0, effects - 1);
            if (effects > 0 && expectation.possible().contains(subscriber.queue())) {
                handled++;
            } else if (effects > 0 && (settled || orders.containsKey(offer.key()))) {
                // While things run, its producer may just not have been read.
                misrouted++;
            } else if (isAmong(deadCopies, offer) && expectation.possible().contains(subscriber.queue())) {
                deadLettered++;
            } else if (isPromised(offer) && expectation.certain().contains(subscriber.queue())) {
                rest++;
            }
        }
        return new SubscriberAccount(
                subscriber.name(),
                handled + deadLettered + rest,
                handled,
                deadLettered,
                settled ? 0 : rest,
                settled ? rest : null,
                doubled,
                misrouted);
    }

    /** What was placed in a loose mode is promised though its caller heard nothing. */
    private boolean isPromised(Offer offer) {
        var order = orders.get(offer.key());
        return offer.outcome() == Outcome.ACCEPTED || (order != null && order.isPlacedLoosely());
    }

    private boolean isAmong(Set<String> orderIds, Offer offer) {
        var order = orders.get(offer.key());
        return order != null && orderIds.contains(order.orderId());
    }

    private Routes.Expectation expectation(Offer offer) {
        @Nullable OrderRow order = orders.get(offer.key());
        return order == null || offer.outcome() == Outcome.REFUSED
                ? Routes.Expectation.NOWHERE
                : routes.of(order, offer, publishes.of(order));
    }
}
