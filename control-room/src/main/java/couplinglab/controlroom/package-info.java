/** The control room: starts, kills and revives the other processes, makes traffic, keeps the ledger. */
@NullMarked
package couplinglab.controlroom;

import org.jspecify.annotations.NullMarked;
