/** The messages that the services exchange, and the topology of queues on which they meet: the only code both sides share. */
@NullMarked
package couplinglab.contracts;

import org.jspecify.annotations.NullMarked;
