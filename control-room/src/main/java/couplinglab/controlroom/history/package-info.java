/** What was asked and what was answered, written down outside the processes under test, before and after each call. */
@NullMarked
package couplinglab.controlroom.history;

import org.jspecify.annotations.NullMarked;
