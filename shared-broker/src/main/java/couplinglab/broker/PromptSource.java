package couplinglab.broker;

import io.awspring.cloud.sqs.listener.source.StandardSqsMessageSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Stops as soon as the work in hand is done. The framework's own source waits for its long poll as if that were work, and
 * so spends its whole patience on an empty queue.
 */
final class PromptSource<T> extends StandardSqsMessageSource<T> {
    /**
     * For an answer that is already on its way; what it would bring later comes again after the visibility timeout. No
     * client can take such a poll back: a broker may still answer it after the connection is closed.
     */
    private static final long LAST_POLL_MILLIS = 250;

    private final Map<Long, CompletableFuture<Collection<Message>>> open = new ConcurrentHashMap<>();
    private final AtomicLong polls = new AtomicLong();
    private volatile boolean stopping;

    @Override
    protected CompletableFuture<Collection<Message>> doPollForMessages(int most) {
        if (stopping) {
            return CompletableFuture.completedFuture(List.of());
        }
        var poll = super.doPollForMessages(most);
        var number = polls.incrementAndGet();
        open.put(number, poll);
        var unused = poll.whenComplete((messages, failure) -> open.remove(number));
        if (stopping) {
            endSoon(poll);
        }
        return poll;
    }

    @Override
    public void start() {
        stopping = false;
        super.start();
    }

    @Override
    public void stop() {
        stopping = true;
        open.values().forEach(PromptSource::endSoon);
        super.stop();
    }

    private static void endSoon(CompletableFuture<Collection<Message>> poll) {
        var unused = poll.completeOnTimeout(List.of(), LAST_POLL_MILLIS, TimeUnit.MILLISECONDS);
    }
}
