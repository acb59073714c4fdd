package couplinglab.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What the consumer tells the producer about an order, over the queue that the order named as {@code replyTo}.
 * Delivered at least once and in no order; a confirmation of a lower rank may arrive after one of a higher rank. In
 * JSON the field {@code type} tells which it is.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OrderFulfilled.class, name = "OrderFulfilled"),
    @JsonSubTypes.Type(value = OrderDeadLettered.class, name = "OrderDeadLettered")
})
public sealed interface Confirmation permits OrderFulfilled, OrderDeadLettered {
    String orderId();
}
