/** The tight way in, and what can be read and done over HTTP. */
@NullMarked
package couplinglab.fulfillment.web;

import org.jspecify.annotations.NullMarked;
