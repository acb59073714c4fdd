package couplinglab.controlroom.check;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The moments at which an order was seen in a status: the microsecond and the rank of each, packed into one number, so
 * that there may be millions of them and sorting puts them in order.
 */
final class Sightings {
    private static final int RANK_BITS = 3;
    private static final long RANK = (1L << RANK_BITS) - 1;
    private static final List<Status> BY_RANK = Arrays.stream(Status.values())
            .sorted(Comparator.comparingInt(Status::rank))
            .toList();

    private Sightings() {}

    static long pack(Instant at, Status seen) {
        return (micros(at) << RANK_BITS) | seen.rank();
    }

    /** The statuses in the order of time. */
    static List<Status> inOrder(long[] packed) {
        var sorted = packed.clone();
        Arrays.sort(sorted);
        return Arrays.stream(sorted).mapToObj(Sightings::status).toList();
    }

    /** Whether such a status was seen before this microsecond. */
    static boolean anyOf(long[] packed, Predicate<Status> wanted, long before) {
        return Arrays.stream(packed).anyMatch(seen -> seen >> RANK_BITS < before && wanted.test(status(seen)));
    }

    static long micros(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1000);
    }

    private static Status status(long packed) {
        return BY_RANK.get((int) (packed & RANK));
    }
}
