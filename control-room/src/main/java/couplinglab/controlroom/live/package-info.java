/** A lab in use: its processes, the traffic on it and its ledger, as one thing that a person watches and handles. */
@NullMarked
package couplinglab.controlroom.live;

import org.jspecify.annotations.NullMarked;
