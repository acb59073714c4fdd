/** Handling an order once: one row is both the effect and the memory that absorbs what is delivered again. */
@NullMarked
package couplinglab.subscriber.handling;

import org.jspecify.annotations.NullMarked;
