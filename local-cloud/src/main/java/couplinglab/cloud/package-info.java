/** Gives the lab the AWS wire protocols in one JVM, and keeps every message that it acknowledged over a kill -9. */
@NullMarked
package couplinglab.cloud;

import org.jspecify.annotations.NullMarked;
