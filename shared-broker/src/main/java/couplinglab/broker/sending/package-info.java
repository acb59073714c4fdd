/** Sending messages so that "acknowledged" means something: each one is either acknowledged by the broker or reported. */
@NullMarked
package couplinglab.broker.sending;

import org.jspecify.annotations.NullMarked;
