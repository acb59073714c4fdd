/** Shipping an order once: the effect, and the inbox that absorbs what is delivered again. */
@NullMarked
package couplinglab.fulfillment.shipping;

import org.jspecify.annotations.NullMarked;
