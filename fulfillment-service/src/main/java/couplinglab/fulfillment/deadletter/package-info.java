/** What could not be shipped: kept with its reason until somebody redrives or discards it. */
@NullMarked
package couplinglab.fulfillment.deadletter;

import org.jspecify.annotations.NullMarked;
