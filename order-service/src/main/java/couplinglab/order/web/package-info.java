/** The HTTP doors of the producer. */
@NullMarked
package couplinglab.order.web;

import org.jspecify.annotations.NullMarked;
