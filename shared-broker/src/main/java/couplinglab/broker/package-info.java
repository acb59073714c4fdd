/** Whether the broker and its queues are there, for both services: nothing listens or sends before they are. */
@NullMarked
package couplinglab.broker;

import org.jspecify.annotations.NullMarked;
