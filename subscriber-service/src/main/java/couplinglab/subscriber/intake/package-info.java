/** The way in: orders from the subscriber's own queue, deleted there only when they are handled and committed. */
@NullMarked
package couplinglab.subscriber.intake;

import org.jspecify.annotations.NullMarked;
