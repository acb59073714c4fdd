package couplinglab.chaos;

import org.jspecify.annotations.Nullable;

/** The body of {@code POST /chaos/crash-at}. */
record CrashRequest(@Nullable String point) {}
