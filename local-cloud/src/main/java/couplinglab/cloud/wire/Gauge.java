package couplinglab.cloud.wire;

import java.util.function.Supplier;

/**
 * Something that AWS does not tell and this cloud does, to whoever asks by a plain GET.
 *
 * @param path where
 * @param json what; may block
 */
public record Gauge(String path, Supplier<String> json) {}
