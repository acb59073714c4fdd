/** The order book: what this service knows of each order, and the rules by which that may change. */
@NullMarked
package couplinglab.order.book;

import org.jspecify.annotations.NullMarked;
