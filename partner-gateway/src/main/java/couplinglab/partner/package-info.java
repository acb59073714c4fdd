/** The lab's outside sources: what partners report, and what they leave in a bucket, becomes events and orders here. */
@NullMarked
package couplinglab.partner;

import org.jspecify.annotations.NullMarked;
