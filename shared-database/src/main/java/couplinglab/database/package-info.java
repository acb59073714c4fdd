/** What both services say of a database that fails: nothing was done, or nobody knows. */
@NullMarked
package couplinglab.database;

import org.jspecify.annotations.NullMarked;
