/** The headline experiment, unattended: every mode through every fault, judged by claims and told in a report. */
@NullMarked
package couplinglab.controlroom.demo;

import org.jspecify.annotations.NullMarked;
