/** Breaks the lab on purpose, over and over, by a schedule that a seed repeats, and has the whole run judged. */
@NullMarked
package couplinglab.controlroom.soak;

import org.jspecify.annotations.NullMarked;
