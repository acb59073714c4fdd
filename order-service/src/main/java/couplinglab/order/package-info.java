/** The producer: accepts orders and owns the coupling switch. */
@NullMarked
package couplinglab.order;

import org.jspecify.annotations.NullMarked;
