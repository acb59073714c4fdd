package couplinglab.order.relay;

import java.util.List;
import java.util.Map;

/**
 * What became of each message of a batch: a broker reports failures of single entries inside a successful response.
 *
 * @param acknowledged ids of the messages that the broker has stored
 * @param refused ids of the messages that it will never take, with its reason
 * @param failed ids of the messages that it may take another time, with its reason
 */
record Published(List<Long> acknowledged, Map<Long, String> refused, Map<Long, String> failed) {
    Published {
        acknowledged = List.copyOf(acknowledged);
        refused = Map.copyOf(refused);
        failed = Map.copyOf(failed);
    }
}
