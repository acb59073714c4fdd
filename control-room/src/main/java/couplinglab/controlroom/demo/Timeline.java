package couplinglab.controlroom.demo;

import couplinglab.controlroom.history.History;
import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Offer;
import couplinglab.controlroom.history.Outcome;
import couplinglab.controlroom.ledger.Books;
import couplinglab.controlroom.ledger.Downtime;
import couplinglab.controlroom.ledger.Shipment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A run over time, for pictures. Times are seconds since the first order was due.
 *
 * @param backlog accepted and not shipped, at each moment that it changed
 * @param hanging asked and not concluded, at each moment that it changed
 */
record Timeline(double length, List<Band> bands, List<Order> orders, List<Level> backlog, List<Level> hanging) {

    /** From the fault's confirmation to its end; of no width for a switch. */
    record Band(double from, double to, String label) {}

    /** @param waited milliseconds from when it was due to its conclusion */
    record Order(double due, long waited, Outcome outcome) {}

    record Level(double at, int value) {}

    private record Change(Instant at, int by) {}

    static Timeline of(Footage footage, Books books) {
        var offers = footage.history().offers();
        var start = offers.stream().map(Offer::scheduled).min(Comparator.naturalOrder());
        return start.isEmpty()
                ? new Timeline(1, List.of(), List.of(), List.of(), List.of())
                : of(footage, firstShipments(footage.history(), books), start.get());
    }

    private static Timeline of(Footage footage, Map<String, Instant> shipped, Instant start) {
        var history = footage.history();
        var backlog = levels(
                history.offers().stream()
                        .filter(offer -> offer.outcome() == Outcome.ACCEPTED)
                        .flatMap(offer -> changes(concluded(offer), shipped.getOrDefault(offer.key(), Instant.MAX))),
                start);
        var hanging =
                levels(history.offers().stream().flatMap(offer -> changes(offer.invoked(), concluded(offer))), start);
        var bands = bands(footage, start);
        var orders = history.offers().stream()
                .filter(offer -> offer.outcome() != null)
                .map(offer -> order(offer, start))
                .toList();
        double end = Stream.of(
                        orders.stream().map(order -> order.due() + order.waited() / 1000.0),
                        backlog.stream().map(Level::at),
                        bands.stream().map(Band::to))
                .flatMap(times -> times)
                .max(Comparator.naturalOrder())
                .orElse(1.0);
        return new Timeline(end, bands, orders, backlog, hanging);
    }

    private static Map<String, Instant> firstShipments(History history, Books books) {
        var shipped = new HashMap<String, Instant>();
        for (Shipment shipment : books.shipments()) {
            if (shipment.key() != null) {
                shipped.putIfAbsent(shipment.key(), shipment.fulfilledAt());
            }
        }
        shipped.keySet().retainAll(history.offers().stream().map(Offer::key).toList());
        return shipped;
    }

    private static Order order(Offer offer, Instant start) {
        return new Order(
                seconds(start, offer.scheduled()),
                Math.max(
                        0, Duration.between(offer.scheduled(), concluded(offer)).toMillis()),
                offer.outcome() == null ? Outcome.UNKNOWN : offer.outcome());
    }

    /** Shipped before it was answered is no backlog at all. */
    private static Stream<Change> changes(Instant from, Instant to) {
        if (!to.isAfter(from)) {
            return Stream.empty();
        }
        return to.equals(Instant.MAX)
                ? Stream.of(new Change(from, 1))
                : Stream.of(new Change(from, 1), new Change(to, -1));
    }

    private static List<Level> levels(Stream<Change> changes, Instant start) {
        var levels = new ArrayList<Level>();
        int value = 0;
        for (var change : changes.sorted(Comparator.comparing(Change::at)).toList()) {
            value += change.by();
            levels.add(new Level(seconds(start, change.at()), value));
        }
        return levels;
    }

    private static List<Band> bands(Footage footage, Instant start) {
        var marks = footage.history().marks();
        if (footage.id().fault() == Fault.SWITCH) {
            return marks.stream()
                    .filter(mark ->
                            mark.kind() == Mark.Kind.MODE_ANSWERED && mark.at().isAfter(start))
                    .map(mark -> new Band(seconds(start, mark.at()), seconds(start, mark.at()), "to " + mark.detail()))
                    .toList();
        }
        if (footage.id().fault() == Fault.UNMATCHED) {
            return between(Mark.Kind.RULES_ANSWERED, Mark.Kind.RULES_ASKED, footage, start);
        }
        return Downtime.of(marks).windows().stream()
                .map(window -> new Band(
                        seconds(start, window.confirmed()),
                        seconds(start, window.over() == null ? window.confirmed() : window.over()),
                        label(footage.id().fault())))
                .toList();
    }

    /** From the first mark of the one kind to the last one of the other. */
    private static List<Band> between(Mark.Kind begin, Mark.Kind end, Footage footage, Instant start) {
        var marks = footage.history().marks();
        var from = marks.stream()
                .filter(mark -> mark.kind() == begin)
                .map(Mark::at)
                .min(Comparator.naturalOrder());
        var to = marks.stream().filter(mark -> mark.kind() == end).map(Mark::at).max(Comparator.naturalOrder());
        return from.isEmpty() || to.isEmpty() || to.get().isBefore(from.get())
                ? List.of()
                : List.of(new Band(
                        seconds(start, from.get()),
                        seconds(start, to.get()),
                        label(footage.id().fault())));
    }

    private static String label(Fault fault) {
        return switch (fault) {
            case KILL -> "✕ consumer dead";
            case FREEZE, CRASH -> "‖ consumer frozen";
            case BROKER -> "✕ broker dead";
            case SUBSCRIBER -> "✕ subscriber dead";
            case UNMATCHED -> "no rule matches";
            case NONE, SWITCH, RULE -> "";
        };
    }

    private static Instant concluded(Offer offer) {
        return offer.answer() == null ? Instant.MAX : offer.answer().at();
    }

    private static double seconds(Instant start, Instant at) {
        return Duration.between(start, at).toNanos() / 1e9;
    }
}
