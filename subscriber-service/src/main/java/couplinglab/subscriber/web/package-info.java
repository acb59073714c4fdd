/** What was handled, over HTTP. */
@NullMarked
package couplinglab.subscriber.web;

import org.jspecify.annotations.NullMarked;
