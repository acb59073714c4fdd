/** Judges a soak by what it left behind: what was promised, and what the databases, the queues and the relays tell of it. */
@NullMarked
package couplinglab.controlroom.check;

import org.jspecify.annotations.NullMarked;
