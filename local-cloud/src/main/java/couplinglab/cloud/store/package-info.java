/** Keeps topics, rules and what is still to be delivered in one database, over a kill -9 at any moment. */
@NullMarked
package couplinglab.cloud.store;

import org.jspecify.annotations.NullMarked;
