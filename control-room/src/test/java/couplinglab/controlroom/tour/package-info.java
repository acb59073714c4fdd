/** The tour of the README, walked by a machine, so that what readers are told to type keeps working. */
@NullMarked
package couplinglab.controlroom.tour;

import org.jspecify.annotations.NullMarked;
