/** The copies that this subscriber could not handle: taken out of its dead-letter queue, which can't be listed. */
@NullMarked
package couplinglab.subscriber.deadletter;

import org.jspecify.annotations.NullMarked;
