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

/** The gate that {@link Chaos} opens and closes. One queue for all work, so that HTTP and messages are paced together. */
final class ChaosGate implements Gate, AutoCloseable {
    private final Chaos chaos;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanoTime;
    private final Deque<Waiting> queue = new ArrayDeque<>();
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

    @Override
    public void close() {
        timer.shutdownNow();
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
