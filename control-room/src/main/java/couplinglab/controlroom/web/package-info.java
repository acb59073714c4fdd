/** The control room over HTTP: what a page or a curl line can see and do, and the stream of what happens. */
@NullMarked
package couplinglab.controlroom.web;

import org.jspecify.annotations.NullMarked;
