/** Brings to queues what was accepted for them: later than the publisher's answer, at least once, over a kill -9. */
@NullMarked
package couplinglab.cloud.delivery;

import org.jspecify.annotations.NullMarked;
