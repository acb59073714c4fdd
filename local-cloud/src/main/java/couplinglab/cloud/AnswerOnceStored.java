package couplinglab.cloud;

import org.apache.pekko.actor.ActorRef;
import org.elasticmq.actor.reply.DoNotReply;
import org.elasticmq.actor.reply.ReplyAction;
import org.elasticmq.actor.reply.ReplyWith;

/**
 * An answer that the client gets from the {@link Storekeeper}, once what was reported before it is stored. ElasticMQ
 * waits for the store where messages change, but reports a queue that was made, changed or deleted and answers at once.
 */
record AnswerOnceStored(ActorRef client, Object answer) {
    /** To be returned by an actor in place of the reply that it would give by itself. */
    static <T> ReplyAction<T> handOver(ReplyAction<T> reply, ActorRef storekeeper, ActorRef client, ActorRef self) {
        if (reply instanceof ReplyWith<T> with) {
            storekeeper.tell(new AnswerOnceStored(client, with.t()), self);
            return new DoNotReply<>();
        }
        return reply;
    }
}
