package couplinglab.cloud;

import org.elasticmq.actor.queue.QueueEventWithOperationStatus;

/** A purge has emptied the queue. ElasticMQ has no such event: without it, purged messages return after a restart. */
record Cleared(String queue) implements QueueEventWithOperationStatus {}
