package couplinglab.cloud;

import static couplinglab.contracts.Topology.MAX_RECEIVES;
import static couplinglab.contracts.Topology.ORDERS;
import static couplinglab.contracts.Topology.ORDERS_DLQ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.MessageContent;
import org.elasticmq.MillisNextDelivery;
import org.elasticmq.MillisVisibilityTimeout;
import org.elasticmq.NewMessageData;
import org.elasticmq.actor.queue.OperationSuccessful$;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.msg.ReceiveMessages;
import org.elasticmq.msg.SendMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.collection.immutable.Map$;

class DurableQueueTests {
    private final Queue<Object> reports = new ConcurrentLinkedQueue<>();
    private final ActorSystem system = ActorSystem.create("queues-alone", SqsServer.configuration());
    private ActorRef queues = ActorRef.noSender();

    @BeforeEach
    void makeTheQueues() {
        var listener = system.actorOf(Props.create(Listener.class, () -> new Listener(reports)));
        queues = system.actorOf(Props.create(
                Queues.class,
                () -> new Queues(listener, failure -> {
                    throw new AssertionError(failure);
                })));
        new Provisioner(queues, List.of(), Map.of()).provision();
        reports.clear();
    }

    @AfterEach
    void end() {
        system.terminate();
    }

    /** A removal of its own would reach the store before the arrival does, and a kill in between lose the message. */
    @Test
    void reportsOfADeadLetterOnlyThatItArrived() {
        for (boolean byLongPoll : new boolean[] {false, true}) {
            reports.clear();
            ask(ORDERS, new SendMessage(message()));
            for (int receive = 0; receive < MAX_RECEIVES; receive++) {
                ask(ORDERS, receive(Duration.ZERO));
            }
            ask(ORDERS, receive(byLongPoll ? Duration.ofMillis(100) : Duration.ZERO));
            await().atMost(Duration.ofSeconds(30)).until(() -> reports.stream().anyMatch(this::isArrivalAmongTheDead));
            // What it reports is in order, so a removal would have come before the report of this message.
            ask(ORDERS, new SendMessage(message()));
            assertThat(reports).noneMatch(QueueEvent.MessageRemoved.class::isInstance);
        }
    }

    @Test
    void reportsAllMessagesOfAReceiveAtOnce() {
        for (int sent = 0; sent < 10; sent++) {
            ask(ORDERS, new SendMessage(message()));
        }
        reports.clear();
        ask(ORDERS, receive(Duration.ZERO));
        assertThat(reports)
                .singleElement()
                .isInstanceOfSatisfying(
                        Received.class,
                        received -> assertThat(received.messages()).hasSize(10));
    }

    private boolean isArrivalAmongTheDead(Object report) {
        return report instanceof QueueEvent.MessageAdded added
                && added.queueName().equals(ORDERS_DLQ);
    }

    private Object ask(String queue, Object question) {
        var found = (Option<?>) answer(queues, new LookupQueue(queue));
        return answer((ActorRef) found.get(), question);
    }

    private static Object answer(ActorRef actor, Object question) {
        return Patterns.ask(actor, question, Duration.ofSeconds(30))
                .toCompletableFuture()
                .join();
    }

    private static ReceiveMessages receive(Duration wait) {
        return new ReceiveMessages(new MillisVisibilityTimeout(0), 10, Option.apply(wait), Option.empty());
    }

    private static NewMessageData message() {
        return new NewMessageData(
                Option.empty(),
                new MessageContent("body"),
                Map$.MODULE$.empty(),
                new MillisNextDelivery(0),
                Option.empty(),
                Option.empty(),
                0,
                Option.empty(),
                Option.empty(),
                Option.empty());
    }

    private static final class Listener extends AbstractActor {
        private final Queue<Object> reports;

        Listener(Queue<Object> reports) {
            this.reports = reports;
        }

        @Override
        public Receive createReceive() {
            return receiveBuilder()
                    .match(AnswerOnceStored.class, answer -> answer.client().tell(answer.answer(), getSelf()))
                    .matchAny(report -> {
                        reports.add(report);
                        getSender().tell(OperationSuccessful$.MODULE$, getSelf());
                    })
                    .build();
        }
    }
}
