package couplinglab.controlroom.history;

import java.util.List;

/** Everything that was offered and done, in order, as of one moment. Immutable. */
public record History(List<Offer> offers, List<Mark> marks) {
    public History {
        offers = List.copyOf(offers);
        marks = List.copyOf(marks);
    }

    /** The part of the history that one copy of order-service saw; faults concern every lane. */
    public History ofLane(String lane) {
        return new History(
                offers.stream().filter(offer -> offer.lane().equals(lane)).toList(), marks);
    }
}
