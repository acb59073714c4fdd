package couplinglab.order.relay;

import couplinglab.order.book.CouplingMode;
import java.nio.charset.StandardCharsets;

/**
 * A message that waits to be sent, with the mode and destination of its placement: a switch of the coupling meanwhile
 * changes neither.
 */
record OutboxMessage(long id, String orderId, CouplingMode mode, String destination, String body) {

    Address address() {
        return new Address(mode, destination);
    }

    int bytes() {
        return body.getBytes(StandardCharsets.UTF_8).length;
    }
}
