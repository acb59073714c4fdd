/** Speaks AWS's two wire protocols over HTTP, Query and JSON 1.1, and knows nothing of what is said in them. */
@NullMarked
package couplinglab.cloud.wire;

import org.jspecify.annotations.NullMarked;
