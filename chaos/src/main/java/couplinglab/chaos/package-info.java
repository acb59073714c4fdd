/** Ways to make a process fail on purpose, shared by consumers and producers: faults wrap the business code and are never part of it. */
@NullMarked
package couplinglab.chaos;

import org.jspecify.annotations.NullMarked;
