package couplinglab.cloud;

/** What became of a message under a filter policy. */
enum FilterOutcome {
    TAKEN,
    LEFT,
    /** It could not even be published. */
    FAILED
}
