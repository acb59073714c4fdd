package couplinglab.fulfillment.confirming;

import couplinglab.contracts.Confirmation;
import couplinglab.contracts.Topology;

/** A confirmation and the queue that wants to have it: the Return Address of the order, one of the topology's. */
public record Reply(String queue, Confirmation confirmation) {

    public Reply {
        if (!Topology.REPLY_QUEUES.contains(queue)) {
            throw new IllegalArgumentException(queue + " is not a queue that confirmations go to");
        }
    }
}
