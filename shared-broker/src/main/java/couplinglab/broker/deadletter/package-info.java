/** What could not be worked on: kept in a table of the consumer's own, listed, sent back to its queue, or thrown away. */
@NullMarked
package couplinglab.broker.deadletter;

import org.jspecify.annotations.NullMarked;
