/** Starts the lab's other processes as child JVMs, watches them, kills and revives them. */
@NullMarked
package couplinglab.controlroom.process;

import org.jspecify.annotations.NullMarked;
