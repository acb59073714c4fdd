/** Handling an order once: the inbox absorbs what is delivered again, and each effect has a row of its own. */
@NullMarked
package couplinglab.subscriber.handling;

import org.jspecify.annotations.NullMarked;
