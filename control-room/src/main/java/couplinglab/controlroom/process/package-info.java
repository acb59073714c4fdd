/** Starts the lab's other processes as child JVMs or as containers, watches them, kills and revives them. */
@NullMarked
package couplinglab.controlroom.process;

import org.jspecify.annotations.NullMarked;
