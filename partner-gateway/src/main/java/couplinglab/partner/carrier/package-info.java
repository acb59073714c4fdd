/** The carrier's door: a webhook whose every request proves that it comes from the carrier. */
@NullMarked
package couplinglab.partner.carrier;

import org.jspecify.annotations.NullMarked;
