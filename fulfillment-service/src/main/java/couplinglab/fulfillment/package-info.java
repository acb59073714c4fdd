/** The consumer: ships an order exactly once, however and however often it is asked to. */
@NullMarked
package couplinglab.fulfillment;

import org.jspecify.annotations.NullMarked;
