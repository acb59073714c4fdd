/** The way onto the bus for what partners report. */
@NullMarked
package couplinglab.partner.bus;

import org.jspecify.annotations.NullMarked;
