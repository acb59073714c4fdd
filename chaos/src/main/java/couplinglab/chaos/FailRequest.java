package couplinglab.chaos;

import org.jspecify.annotations.Nullable;

/** The body of {@code POST /chaos/fail}. */
record FailRequest(@Nullable Integer percent) {}
