package couplinglab.broker.sending;

import java.util.ArrayList;
import java.util.List;

/** Cuts messages into what one SendMessageBatch may hold. */
final class Batches {
    /** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
    private static final int MAX_ENTRIES = 10;

    private static final int MAX_BYTES = 1024 * 1024;

    private Batches() {}

    static List<List<Outgoing>> of(List<Outgoing> messages) {
        var batches = new ArrayList<List<Outgoing>>();
        var batch = new ArrayList<Outgoing>();
        var bytes = 0;
        for (var message : messages) {
            if (batch.size() == MAX_ENTRIES || (!batch.isEmpty() && bytes + message.bytes() > MAX_BYTES)) {
                batches.add(List.copyOf(batch));
                batch.clear();
                bytes = 0;
            }
            batch.add(message);
            bytes += message.bytes();
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }
}
