package couplinglab.controlroom.demo;

/**
 * Whether a claim holds about a run, and the numbers.
 *
 * @param measured a sentence
 */
record Finding(boolean holds, String measured) {}
