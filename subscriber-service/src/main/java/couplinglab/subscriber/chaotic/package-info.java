/** Faults around the subscriber's work: each a wrapper, so that the work itself knows nothing of them. */
@NullMarked
package couplinglab.subscriber.chaotic;

import org.jspecify.annotations.NullMarked;
