package couplinglab.controlroom.history;

import java.util.List;

/**
 * Everything that was offered, done and published, in order, as of one moment. Immutable.
 *
 * @param publishes as far as the producers were read; those of one producer in its order
 */
public record History(List<Offer> offers, List<Mark> marks, List<Publish> publishes) {
    public History {
        offers = List.copyOf(offers);
        marks = List.copyOf(marks);
        publishes = List.copyOf(publishes);
    }

    /** The offers to one copy of order-service; faults concern every lane, and publishes are told apart by their orders. */
    public History ofLane(String lane) {
        return new History(
                offers.stream().filter(offer -> offer.lane().equals(lane)).toList(), marks, publishes);
    }
}
