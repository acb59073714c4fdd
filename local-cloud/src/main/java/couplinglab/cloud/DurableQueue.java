package couplinglab.cloud;

import static scala.jdk.javaapi.CollectionConverters.asJava;
import static scala.jdk.javaapi.CollectionConverters.asScala;

import java.util.ArrayList;
import org.apache.pekko.actor.ActorRef;
import org.elasticmq.MessageData;
import org.elasticmq.QueueData;
import org.elasticmq.VisibilityTimeout;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.actor.queue.QueueActor;
import org.elasticmq.actor.queue.QueueActorStorage;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.actor.queue.QueueEventWithOperationStatus;
import org.elasticmq.actor.reply.ReplyAction;
import org.elasticmq.msg.ClearQueue;
import org.elasticmq.msg.QueueMsg;
import org.elasticmq.msg.QueueQueueMsg;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.collection.immutable.List;
import scala.reflect.ClassTag;
import scala.runtime.BoxedUnit;

/**
 * ElasticMQ's queue, telling the {@link Storekeeper} what it needs to know.
 *
 * <p>Dead letters: ElasticMQ's source queue reports their removal by itself, in a race with the dead-letter queue's
 * report of their arrival, and not at all when a long poll ends up with no other message. The one loses a message at a
 * kill in between, the other leaves it in both queues. Here the source keeps silent, and the arrival moves the message
 * in one statement.
 */
@SuppressWarnings("unchecked") // ev()
final class DurableQueue extends QueueActor {
    private final ActorRef storekeeper;
    private final Halt halt;

    DurableQueue(
            NowProvider clock, QueueData queue, Option<ActorRef> deadLetterQueue, ActorRef storekeeper, Halt halt) {
        super(clock, queue, deadLetterQueue, Option.empty(), Option.empty(), Option.apply(storekeeper));
        this.storekeeper = storekeeper;
        this.halt = halt;
    }

    @Override
    public QueueActorStorage.ResultWithEvents<List<MessageData>> receiveMessages(
            VisibilityTimeout visibility, int count, Option<String> attempt) {
        var answer = super.receiveMessages(visibility, count, attempt);
        var received = new ArrayList<InternalMessage>();
        for (var event : asJava(answer.events())) {
            if (event instanceof QueueEvent.MessageUpdated updated) {
                received.add(updated.message());
            }
        }
        var events = new ArrayList<QueueEventWithOperationStatus>();
        if (!received.isEmpty()) {
            events.add(new Received(queueData().name(), received));
        }
        return answer.copy(answer.result(), asScala(events).toList());
    }

    @Override
    public <T> ReplyAction<T> receiveAndReply(QueueMsg<T> message) {
        var reply = super.receiveAndReply(message);
        if (message instanceof QueueQueueMsg<T> change && change.updatesQueueMetadata()) {
            return AnswerOnceStored.handOver(reply, storekeeper, sender(), self());
        }
        return reply;
    }

    @Override
    public <T> ReplyAction<T> receiveAndReplyQueueMsg(QueueQueueMsg<T> message) {
        var reply = super.receiveAndReplyQueueMsg(message);
        if (message instanceof ClearQueue) {
            var events = new ArrayList<QueueEventWithOperationStatus>();
            events.add(new Cleared(queueData().name()));
            return ResultWithEvents()
                    .valueWithEvents(BoxedUnit.UNIT, asScala(events).toList())
                    .send(Option.empty());
        }
        return reply;
    }

    /** Says nothing new: Java can't read the type that Scala gave this method. */
    @Override
    @SuppressWarnings("rawtypes")
    public ClassTag ev() {
        return super.ev();
    }

    /** A restarted queue would be an empty one. */
    @Override
    public void preRestart(Throwable failure, Option<Object> message) {
        halt.because(failure);
    }
}
