package couplinglab.controlroom.soak;

import couplinglab.contracts.DeadLetterReason;
import couplinglab.contracts.MalformedMessage;
import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.OrderDeadLettered;
import couplinglab.contracts.OrderPlaced;
import couplinglab.contracts.Topology;
import couplinglab.controlroom.ledger.Documents;
import couplinglab.controlroom.process.Ports;
import couplinglab.controlroom.process.SqsClients;
import couplinglab.controlroom.process.Waiting;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Finds orders among the dead letters, and tells their producer so as the consumer does. */
record Postbox(Ports ports) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final MessageFormat FORMAT = new MessageFormat();

    private record Letter(String body) {}

    List<OrderPlaced> deadLettered() throws IOException, InterruptedException {
        var orders = new ArrayList<OrderPlaced>();
        for (var letter : new Documents()
                .page(at(ports.fulfillmentService(), "/dead-letters"), null, Letter.class)
                .items()) {
            try {
                orders.add(FORMAT.readOrder(letter.body()));
            } catch (MalformedMessage poison) {
                throw new DidNotHappen("a dead letter is no order");
            }
        }
        return orders;
    }

    void awaitFulfilled(List<OrderPlaced> orders) throws IOException, InterruptedException {
        var documents = new Documents();
        for (var order : orders) {
            var address = at(portOf(order), "/orders/" + order.orderId());
            if (!Waiting.until(PATIENCE, () -> isFulfilled(documents, address))) {
                throw new DidNotHappen("order " + order.orderId() + " was not fulfilled");
            }
        }
    }

    void tellAgain(List<OrderPlaced> orders) {
        try (var sqs = SqsClients.impatient(at(ports.sqs(), ""))) {
            for (var order : orders) {
                var told = new OrderDeadLettered(
                        order.orderId(),
                        DeadLetterReason.RECEIVES_EXHAUSTED,
                        Instant.now().truncatedTo(ChronoUnit.MILLIS));
                var url = sqs.getQueueUrl(request -> request.queueName(order.replyTo()))
                        .queueUrl();
                sqs.sendMessage(request -> request.queueUrl(url).messageBody(FORMAT.write(told)));
            }
        }
    }

    private static boolean isFulfilled(Documents documents, URI address) throws InterruptedException {
        try {
            return documents.get(address).path("status").asString().equals("FULFILLED");
        } catch (IOException notNow) {
            return false;
        }
    }

    private int portOf(OrderPlaced order) {
        return order.replyTo().equals(Topology.ORDER_CONFIRMATIONS) ? ports.orderService() : ports.orderService2();
    }

    private static URI at(int port, String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
