/** Both services as users start them, on LocalStack and PostgreSQL. */
@NullMarked
package couplinglab.controlroom.whole;

import org.jspecify.annotations.NullMarked;
