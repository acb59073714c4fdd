/** Customers who order on a schedule, whether or not the shop keeps up: the load that makes coupling visible. */
@NullMarked
package couplinglab.controlroom.traffic;

import org.jspecify.annotations.NullMarked;
