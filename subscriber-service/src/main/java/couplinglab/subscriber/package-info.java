/** A further subscriber of the topic or the bus: handles each order once, however often it is delivered. */
@NullMarked
package couplinglab.subscriber;

import org.jspecify.annotations.NullMarked;
