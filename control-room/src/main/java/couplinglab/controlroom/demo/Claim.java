package couplinglab.controlroom.demo;

/**
 * A sentence that the demo stands for.
 *
 * @param id stable, for machines
 * @param measured the numbers that decided, as a sentence
 */
record Claim(String id, boolean holds, String measured) {}
