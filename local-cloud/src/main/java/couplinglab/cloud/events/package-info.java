/**
 * EventBridge: buses, the rules on them and where they send events, matched by AWS's own engine. The wire protocol and
 * the delivery stand elsewhere.
 */
@NullMarked
package couplinglab.cloud.events;

import org.jspecify.annotations.NullMarked;
