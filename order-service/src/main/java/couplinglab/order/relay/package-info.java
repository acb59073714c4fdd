/** The outbox and the relay that sends what is in it: at least once, never before the order is committed. */
@NullMarked
package couplinglab.order.relay;

import org.jspecify.annotations.NullMarked;
