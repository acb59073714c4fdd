/** What was imported, over HTTP. */
@NullMarked
package couplinglab.partner.web;

import org.jspecify.annotations.NullMarked;
