/** Listens to what others say became of the orders: the fulfillment-service, and the carrier. */
@NullMarked
package couplinglab.order.confirming;

import org.jspecify.annotations.NullMarked;
