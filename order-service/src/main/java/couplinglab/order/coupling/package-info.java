/** The accept path: three ways to hand an order to the fulfillment-service, and the switch between them. */
@NullMarked
package couplinglab.order.coupling;

import org.jspecify.annotations.NullMarked;
