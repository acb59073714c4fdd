/** Faults around the import: each a wrapper, so that the work itself knows nothing of them. */
@NullMarked
package couplinglab.partner.chaotic;

import org.jspecify.annotations.NullMarked;
