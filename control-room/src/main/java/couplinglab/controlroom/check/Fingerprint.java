package couplinglab.controlroom.check;

/** 128 bits that stand for the content of an order: equal for equal contents, different for all others in practice. */
record Fingerprint(long high, long low) {}
