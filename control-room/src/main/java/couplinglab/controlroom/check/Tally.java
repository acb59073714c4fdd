package couplinglab.controlroom.check;

/** Counts the offers by how they ended. */
final class Tally {
    private long accepted;
    private long refused;
    private long unknown;
    private long recovered;
    private long fulfilled;
    private long deadLettered;

    void count(KeyFacts key) {
        if (!key.counts()) {
            return;
        }
        boolean isShipped = key.shipments() > 0;
        switch (key.outcome()) {
            case ACCEPTED -> {
                accepted++;
                fulfilled += isShipped ? 1 : 0;
                deadLettered += !isShipped && key.isDeadLettered() ? 1 : 0;
            }
            case UNKNOWN -> {
                unknown++;
                recovered += isShipped ? 1 : 0;
            }
            case REFUSED -> refused++;
        }
    }

    Counts with(CopyCounts copies, Violations found) {
        return new Counts(
                accepted + refused + unknown,
                accepted,
                refused,
                unknown,
                recovered,
                fulfilled,
                deadLettered,
                found.of(Rule.ACCEPTED_IS_FULFILLED_OR_DEAD_LETTERED)
                        + found.of(Rule.PLACED_IS_FULFILLED_OR_DEAD_LETTERED),
                found.of(Rule.SHIPPED_ONCE),
                found.unexplained(),
                copies);
    }
}
