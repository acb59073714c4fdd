/** Proves, order by order, what became of everything that was offered: an account from sets of ids, never from counts. */
@NullMarked
package couplinglab.controlroom.ledger;

import org.jspecify.annotations.NullMarked;
