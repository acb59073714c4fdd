package couplinglab.cloud.sns;

/** What of a message a filter policy looks at. */
enum FilterScope {
    ATTRIBUTES,
    BODY
}
