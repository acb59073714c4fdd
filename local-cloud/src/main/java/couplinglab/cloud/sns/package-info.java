/** SNS: topics, whose messages are copied to each queue that subscribes, as its filter policy says. */
@NullMarked
package couplinglab.cloud.sns;

import org.jspecify.annotations.NullMarked;
