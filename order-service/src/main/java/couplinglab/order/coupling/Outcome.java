package couplinglab.order.coupling;

import couplinglab.order.book.Fulfillment;
import couplinglab.order.book.Order;

/** What the caller is told. Refusals are values: only broken infrastructure throws. */
public sealed interface Outcome {
    Order order();

    /** Done, and here is the consumer's word for it: 201. */
    record Done(Order order, Fulfillment fulfillment) implements Outcome {}

    /** Promised: 202. */
    record Promised(Order order) implements Outcome {}

    /** Nothing happened, nothing will: 503, or 424 where asking again would not help. */
    record Refused(Order order, boolean worthAnotherTry, String reason) implements Outcome {}

    /** May have been fulfilled, once at most: 502 if the connection broke, 504 if no answer came in time. */
    record Unknown(Order order, boolean inTime, String reason) implements Outcome {}
}
