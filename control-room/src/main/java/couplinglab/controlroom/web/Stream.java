package couplinglab.controlroom.web;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happens, as Server-Sent Events to every reader: snapshots, which are authoritative and not repeated, and order
 * events, whose ids rise and of which the last are kept for readers that reconnect. Thread-safe; publishing never
 * waits for a reader.
 */
@Component
public class Stream {
    private final JsonMapper mapper;
    private final StreamSettings settings;
    private final Deque<OrderEvent> history = new ArrayDeque<>();
    private final Set<StreamReader> readers = new LinkedHashSet<>();
    private long lastId;
    private boolean closed;

    private record OrderEvent(long id, String text) {}

    Stream(JsonMapper mapper, StreamSettings settings, Clock clock) {
        this.mapper = mapper;
        this.settings = settings;
        // Above every id of an earlier run, so that a reader of that run is not taken for one of this.
        this.lastId = clock.millis();
    }

    /** Tells every reader what has become of an order. */
    public void publishOrder(Object event) {
        var json = mapper.writeValueAsString(event);
        synchronized (this) {
            lastId++;
            var text = "id: " + lastId + "\nevent: order\ndata: " + json + "\n\n";
            history.addLast(new OrderEvent(lastId, text));
            if (history.size() > settings.history()) {
                history.removeFirst();
            }
            readers.forEach(reader -> reader.offer(text));
        }
    }

    void publishSnapshot(Object snapshot) {
        var text = "event: snapshot\ndata: " + mapper.writeValueAsString(snapshot) + "\n\n";
        synchronized (this) {
            readers.forEach(reader -> reader.offer(text));
        }
    }

    synchronized boolean hasReaders() {
        return !readers.isEmpty();
    }

    /**
     * Begins with the order events after the given one, as far as they are still kept.
     *
     * @param lastEventId the last that the reader has seen; 0 if it wants none of the past
     */
    synchronized StreamReader subscribe(long lastEventId) {
        if (closed || readers.size() >= settings.maxClients()) {
            throw new TooManyClients();
        }
        var reader = new StreamReader(settings.backlog(), this::unsubscribe);
        if (lastEventId > 0) {
            history.stream().filter(event -> event.id() > lastEventId).forEach(event -> reader.offer(event.text()));
        }
        readers.add(reader);
        return reader;
    }

    private synchronized void unsubscribe(StreamReader reader) {
        readers.remove(reader);
    }

    /** Before the server stops, which would otherwise wait for the readers. */
    @EventListener(ContextClosedEvent.class)
    synchronized void close() {
        closed = true;
        readers.forEach(StreamReader::drop);
    }
}
