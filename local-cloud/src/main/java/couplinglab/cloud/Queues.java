package couplinglab.cloud;

import java.util.UUID;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Props;
import org.apache.pekko.actor.Status;
import org.apache.pekko.util.Timeout;
import org.elasticmq.ElasticMQError;
import org.elasticmq.QueueData;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.reply.DoNotReply;
import org.elasticmq.actor.reply.ReplyAction;
import org.elasticmq.msg.CreateQueue;
import org.elasticmq.msg.DeleteQueue;
import org.elasticmq.msg.QueueManagerMsg;
import org.elasticmq.rest.sqs.SQSException;
import org.elasticmq.util.NowProvider;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.reflect.ClassTag;
import scala.util.Either;

/** ElasticMQ's queue manager, which makes {@link DurableQueue}s if there is a storekeeper to serve. */
@SuppressWarnings("unchecked") // ev()
final class Queues extends QueueManagerActor {
    /**
     * One thread for all queues and for what they schedule, so that their reports reach the storekeeper in the order in
     * which things happened. With several, a message's removal could overtake its arrival, and bring it back at the
     * next start.
     */
    static final String DISPATCHER = "couplinglab.queues";

    private final @Nullable ActorRef storekeeper;
    private final Halt halt;

    Queues(@Nullable ActorRef storekeeper, Halt halt) {
        super(new NowProvider(), StrictSQSLimits$.MODULE$, Option.apply(storekeeper));
        this.storekeeper = storekeeper;
        this.halt = halt;
    }

    @Override
    public <T> ReplyAction<T> receiveAndReply(QueueManagerMsg<T> message) {
        var reply = super.receiveAndReply(message);
        if (storekeeper != null && (message instanceof CreateQueue || message instanceof DeleteQueue)) {
            return AnswerOnceStored.handOver(reply, storekeeper, sender(), self());
        }
        return reply;
    }

    @Override
    public ActorRef createQueueActor(NowProvider clock, QueueData queue, Option<ActorRef> listener) {
        if (storekeeper == null) {
            return super.createQueueActor(clock, queue, listener);
        }
        var deadLetterQueue = queue.deadLettersQueue()
                .flatMap(redrive -> queues().get(redrive.name()))
                .map(ActorWithQueueData::actorRef);
        // The suffix lets a queue be made again before its deleted namesake has ended.
        return context()
                .actorOf(
                        Props.create(
                                        DurableQueue.class,
                                        () -> new DurableQueue(clock, queue, deadLetterQueue, storekeeper, halt))
                                .withDispatcher(DISPATCHER),
                        "queue-" + queue.name() + "-" + UUID.randomUUID());
    }

    /**
     * Refused: ElasticMQ takes each message out of its queue before the other one has it, and a kill in between loses
     * it. Nothing in the lab needs it, for fulfillment-service redrives single messages.
     */
    @Override
    public ReplyAction<Either<ElasticMQError, String>> startMessageMoveTask(
            ActorRef source,
            String sourceArn,
            Option<ActorRef> destination,
            Option<String> destinationArn,
            Option<Object> messagesPerSecond,
            Timeout timeout) {
        sender().tell(
                        new Status.Failure(new SQSException(
                                "AWS.SimpleQueueService.UnsupportedOperation",
                                400,
                                "com.amazonaws.sqs#UnsupportedOperation",
                                Option.apply("local-cloud moves no messages by itself, because a crash in between could"
                                        + " lose them: receive, send and delete them one by one, or use"
                                        + " fulfillment-service's POST /dead-letters/redrive"))),
                        self());
        return new DoNotReply<>();
    }

    /** Says nothing new: Java can't read the type that Scala gave this method. */
    @Override
    @SuppressWarnings("rawtypes")
    public ClassTag ev() {
        return super.ev();
    }

    @Override
    public void preRestart(Throwable failure, Option<Object> message) {
        halt.because(failure);
    }
}
