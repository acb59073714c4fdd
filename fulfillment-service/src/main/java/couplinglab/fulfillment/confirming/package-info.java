/** Telling whoever placed an order what became of it. */
@NullMarked
package couplinglab.fulfillment.confirming;

import org.jspecify.annotations.NullMarked;
