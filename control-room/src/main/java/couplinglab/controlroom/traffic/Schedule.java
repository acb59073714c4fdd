package couplinglab.controlroom.traffic;

/**
 * When arrivals are due: evenly spaced from the moment the rate was set, computed from the count so that no rounding
 * adds up. Times are nanoseconds of any one clock. Not thread-safe.
 */
final class Schedule {
    static final long UNLIMITED = Long.MAX_VALUE;
    static final long NEVER = Long.MAX_VALUE;

    private double perSecond;
    private long start;
    private long taken;
    private long limit;

    void set(double rate, long arrivals, long now) {
        perSecond = rate;
        start = now;
        taken = 0;
        limit = arrivals;
    }

    double rate() {
        return isIdle() ? 0 : perSecond;
    }

    boolean isIdle() {
        return perSecond == 0 || taken == limit;
    }

    /** When the next arrival is due, perhaps in the past, or {@link #NEVER}. */
    long next() {
        return isIdle() ? NEVER : start + Math.round((taken + 1) * 1e9 / perSecond);
    }

    void take() {
        taken++;
    }
}
