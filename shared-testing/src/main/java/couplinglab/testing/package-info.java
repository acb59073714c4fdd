/** What tests run against when it is not embedded: LocalStack and PostgreSQL, one container of each a JVM. */
@NullMarked
package couplinglab.testing;

import org.jspecify.annotations.NullMarked;
