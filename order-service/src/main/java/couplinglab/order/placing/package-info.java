/** Takes a request to place an order, with its idempotency key, to the coupling of the moment. */
@NullMarked
package couplinglab.order.placing;

import org.jspecify.annotations.NullMarked;
