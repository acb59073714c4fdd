package couplinglab.controlroom.ledger;

import java.util.Collection;
import java.util.Collections;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Durations in milliseconds, to three significant digits: http://hdrhistogram.github.io/HdrHistogram/ */
public record Percentiles(long p50, long p99, long max) {
    private static final int DIGITS = 3;

    /** Null where there is nothing to measure. A clock that was set back in between counts as no time at all. */
    public static @Nullable Percentiles of(Collection<Long> millis) {
        if (millis.isEmpty()) {
            return null;
        }
        var histogram = new Histogram(DIGITS);
        millis.forEach(value -> histogram.recordValue(Math.max(0, value)));
        long max = Math.max(0, Collections.max(millis));
        // The histogram answers with the upper end of a bucket, which may lie beyond everything measured.
        return new Percentiles(
                Math.min(max, histogram.getValueAtPercentile(50)),
                Math.min(max, histogram.getValueAtPercentile(99)),
                max);
    }
}
