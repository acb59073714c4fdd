package couplinglab.controlroom.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One reader of the stream, with what it has yet to be sent. A reader that falls too far behind is dropped. */
final class StreamReader implements AutoCloseable {
    private final BlockingQueue<String> backlog;
    private final Consumer<StreamReader> onClose;
    private volatile boolean dropped;

    StreamReader(int capacity, Consumer<StreamReader> onClose) {
        this.backlog = new ArrayBlockingQueue<>(capacity);
        this.onClose = onClose;
    }

    void offer(String event) {
        if (!backlog.offer(event)) {
            drop();
        }
    }

    void drop() {
        dropped = true;
    }

    boolean hasBacklog() {
        return !backlog.isEmpty();
    }

    boolean isDropped() {
        return dropped;
    }

    /** Writes until the reader is dropped or gone; the latter shows as the exception. */
    void writeTo(OutputStream target) throws IOException, InterruptedException {
        while (!dropped) {
            var event = backlog.poll(100, TimeUnit.MILLISECONDS);
            if (event != null) {
                target.write(event.getBytes(StandardCharsets.UTF_8));
                if (backlog.isEmpty()) {
                    target.flush();
                }
            }
        }
    }

    @Override
    public void close() {
        onClose.accept(this);
    }
}
