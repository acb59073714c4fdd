/** Listens to what the fulfillment-service says became of the orders. */
@NullMarked
package couplinglab.order.confirming;

import org.jspecify.annotations.NullMarked;
