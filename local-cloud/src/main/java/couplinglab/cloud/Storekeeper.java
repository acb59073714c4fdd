package couplinglab.cloud;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.AbstractActor;
import org.elasticmq.actor.queue.OperationSuccessful$;
import org.elasticmq.actor.queue.QueueEvent;
import scala.PartialFunction;
import scala.runtime.BoxedUnit;

/**
 * Stores what the queues report; they answer their clients only after its reply, and it replies only after the commit.
 * All that waits in its mailbox meanwhile shares the next commit. At the first failure of any kind it halts the cloud
 * and never replies again, so nothing is ever acknowledged that was not stored.
 */
final class Storekeeper extends AbstractActor {
    /** A thread of its own, because it waits for the disk. */
    static final String DISPATCHER = "couplinglab.storekeeper";

    private enum Due {
        COMMIT
    }

    private final Database database;
    private final Halt halt;
    private final List<AnswerOnceStored> waiting = new ArrayList<>();
    private boolean commitDue;
    private boolean failed;

    Storekeeper(Database database, Halt halt) {
        this.database = database;
        this.halt = halt;
    }

    @Override
    public Receive createReceive() {
        var messages = database.messages();
        var queues = database.queues();
        return receiveBuilder()
                .matchEquals(Due.COMMIT, due -> commit())
                .match(QueueEvent.MessageAdded.class, added -> {
                    messages.put(added.queueName(), added.message());
                    commitLater();
                })
                .match(Received.class, received -> {
                    for (var message : received.messages()) {
                        messages.update(received.queue(), message);
                    }
                    commitLater();
                })
                .match(QueueEvent.MessageUpdated.class, updated -> {
                    messages.update(updated.queueName(), updated.message());
                    commitLater();
                })
                .match(QueueEvent.MessageRemoved.class, removed -> {
                    messages.remove(removed.queueName(), removed.messageId());
                    commitLater();
                })
                .match(Cleared.class, cleared -> {
                    messages.clear(cleared.queue());
                    commitLater();
                })
                .match(QueueEvent.QueueCreated.class, created -> {
                    queues.put(created.queue());
                    commitLater();
                })
                .match(QueueEvent.QueueMetadataUpdated.class, updated -> {
                    queues.put(updated.queue());
                    commitLater();
                })
                .match(QueueEvent.QueueDeleted.class, deleted -> {
                    messages.clear(deleted.queueName());
                    queues.remove(deleted.queueName());
                    commitLater();
                })
                .match(AnswerOnceStored.class, this::commitLater)
                .matchAny(unknown -> {
                    throw new IllegalStateException("Nothing is known about storing " + unknown);
                })
                .build();
    }

    private void commitLater() {
        commitLater(new AnswerOnceStored(getSender(), OperationSuccessful$.MODULE$));
    }

    private void commitLater(AnswerOnceStored answer) {
        waiting.add(answer);
        if (!commitDue) {
            commitDue = true;
            getSelf().tell(Due.COMMIT, getSelf());
        }
    }

    private void commit() throws Exception {
        database.commit();
        commitDue = false;
        for (var next : waiting) {
            next.client().tell(next.answer(), getSelf());
        }
        waiting.clear();
    }

    /** Every message passes here, so no failure can reach the supervisor, which would go on with an empty actor. */
    @Override
    public void aroundReceive(PartialFunction<Object, BoxedUnit> receive, Object message) {
        if (failed) {
            return;
        }
        try {
            super.aroundReceive(receive, message);
        } catch (Throwable failure) {
            failed = true;
            halt.because(failure);
        }
    }
}
