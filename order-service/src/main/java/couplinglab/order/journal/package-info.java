/** What this service testifies about its own work, for whoever checks a run from the outside. Off by default. */
@NullMarked
package couplinglab.order.journal;

import org.jspecify.annotations.NullMarked;
