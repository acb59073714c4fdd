package couplinglab.cloud;

import static couplinglab.contracts.Topology.MAX_RECEIVES;
import static org.assertj.core.api.Assertions.assertThat;

import software.amazon.awssdk.services.sqs.model.Message;

/** How the only message of a queue becomes a dead letter. */
final class Deaths {
    private Deaths() {}

    /** The message as it was received for the last time before. */
    static Message of(TestQueue queue) {
        var last = queue.receiveOne(0);
        for (int receive = 2; receive <= MAX_RECEIVES; receive++) {
            last = queue.receiveOne(0);
        }
        assertThat(queue.receive(0)).isEmpty();
        return last;
    }
}
