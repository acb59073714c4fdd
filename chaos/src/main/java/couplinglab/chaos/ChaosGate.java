package couplinglab.chaos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/**
 * The gate that {@link Chaos} opens and closes. One queue for all work, so that HTTP and messages are paced together. When
 * the process is asked to end, work may still begin for {@value #GRACE_MILLIS} ms, unless the process is frozen. Then all
 * that waits or comes is refused, so that nobody waits for a process that is gone.
 */
final class ChaosGate implements Gate, AutoCloseable {
    private static final long GRACE_MILLIS = 1500;

    private final Chaos chaos;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanoTime;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private boolean shut;
    private long paceFreeAt;
    private @Nullable ScheduledFuture<?> nextLook;

    ChaosGate(Chaos chaos, ScheduledExecutorService timer, LongSupplier nanoTime) {
        this.chaos = chaos;
        this.timer = timer;
        this.nanoTime = nanoTime;
        this.paceFreeAt = nanoTime.getAsLong();
        chaos.onChange(this::look);
    }

    @Override
    public CompletionStage<Void> enter(int orders) {
        var waiting = new Waiting(orders, nanoTime.getAsLong(), new CompletableFuture<>());
        synchronized (this) {
            if (shut) {
                return CompletableFuture.failedStage(new ShuttingDown());
            }
            queue.add(waiting);
        }
        look();
        return waiting.admitted();
    }

    @Override
    public boolean isFrozen() {
        return chaos.state().frozen();
    }

    @Override
    public synchronized void awaitThaw(long millis) throws InterruptedException {
        var deadline = nanoTime.getAsLong() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (var left = millis; isFrozen() && left > 0; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(deadline - nanoTime.getAsLong());
        }
    }

    /** Before any part of the process is stopped: those parts wait for the work in hand. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        if (isFrozen()) {
            shut();
        } else {
            var unused = timer.schedule(this::shut, GRACE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        shut();
    }

    private void shut() {
        List<Waiting> refused;
        synchronized (this) {
            shut = true;
            refused = List.copyOf(queue);
            queue.clear();
        }
        refused.forEach(waiting -> waiting.admitted().completeExceptionally(new ShuttingDown()));
    }

    /** Lets those in who may enter now, and looks again when the next one may. */
    private void look() {
        var admitted = new ArrayList<Waiting>();
        synchronized (this) {
            if (nextLook != null) {
                nextLook.cancel(false);
                nextLook = null;
            }
            notifyAll();
            if (isFrozen()) {
                return;
            }
            admitDue(admitted, nanoTime.getAsLong());
        }
        // Outside the lock: what depends on an admission may run in this thread.
        admitted.forEach(waiting -> waiting.admitted().complete(null));
    }

    /** In the order of arrival: where one has to wait, so do the orders behind it, but not work without orders. */
    private void admitDue(List<Waiting> admitted, long now) {
        var slow = chaos.state().slow();
        var held = false;
        for (var entries = queue.iterator(); entries.hasNext(); ) {
            var waiting = entries.next();
            if (slow != null && waiting.orders() > 0) {
                var dueIn = waiting.dueAt(slow, paceFreeAt) - now;
                if (!held && dueIn > 0) {
                    nextLook = timer.schedule(this::look, dueIn, TimeUnit.NANOSECONDS);
                    held = true;
                }
                if (held) {
                    continue;
                }
                paceFreeAt = waiting.dueAt(slow, paceFreeAt);
            }
            entries.remove();
            admitted.add(waiting);
        }
    }

    private record Waiting(int orders, long arrivedAt, CompletableFuture<Void> admitted) {

        long dueAt(Slow slow, long paceFreeAt) {
            var pace = slow.pace(orders);
            var begin = !pace.isZero() && paceFreeAt - arrivedAt > 0 ? paceFreeAt : arrivedAt;
            return begin + slow.delay().toNanos() + pace.toNanos();
        }
    }
}
