/** The loose way in: orders and dead letters from their queues, deleted there only when all that they cause is safe. */
@NullMarked
package couplinglab.fulfillment.intake;

import org.jspecify.annotations.NullMarked;
