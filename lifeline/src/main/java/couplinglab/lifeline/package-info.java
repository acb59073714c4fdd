/** Ties a child process to the one that started it, so that no JVM is left behind when that one is killed with -9. */
@NullMarked
package couplinglab.lifeline;

import org.jspecify.annotations.NullMarked;
