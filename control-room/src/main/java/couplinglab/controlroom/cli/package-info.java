/** The command line of the lab: every command that the script {@code lab} takes. */
@NullMarked
package couplinglab.controlroom.cli;

import org.jspecify.annotations.NullMarked;
