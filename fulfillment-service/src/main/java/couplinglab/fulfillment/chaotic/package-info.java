/** Faults around the consumer's work: each a wrapper, so that the work itself knows nothing of them. */
@NullMarked
package couplinglab.fulfillment.chaotic;

import org.jspecify.annotations.NullMarked;
