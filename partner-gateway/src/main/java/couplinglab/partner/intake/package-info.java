/** The way in for files: an event for each object that appears in the bucket. */
@NullMarked
package couplinglab.partner.intake;

import org.jspecify.annotations.NullMarked;
