package couplinglab.controlroom.check;

import couplinglab.controlroom.history.Line;
import couplinglab.controlroom.history.Mark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The folder of a soak, made by hand: what is told first happened first, a second apart. */
final class Soak {
    static final String ONE = "order-service";
    static final String TWO = "order-service-2";
    static final String CONSUMER = "fulfillment-service";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> QUEUES = List.of("orders", "orders-dlq", "order-confirmations");

    private final Path dir;
    private final Map<Path, StringBuilder> files = new LinkedHashMap<>();
    private final Map<String, SoakedOrder> orders = new HashMap<>();
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private long shipments;

    Soak(Path dir) {
        this.dir = dir;
        file(dir.resolve("history/history.jsonl"));
        for (var lane : List.of(ONE, TWO)) {
            for (var table : List.of("orders", "order_keys", "outbox", "parked", "journal")) {
                file(evidence(lane, table));
            }
        }
        List.of("shipments", "inbox", "dead_letters").forEach(table -> file(evidence(CONSUMER, table)));
        QUEUES.forEach(queue -> holds(queue, 0, 0, 0));
    }

    /** The order of this name; the name stands for the order's key, id and customer. */
    SoakedOrder order(String name) {
        return orders.computeIfAbsent(name, unheardOf -> new SoakedOrder(this, name));
    }

    Soak holds(String queue, int visible, int inFlight, int delayed) {
        append(
                dir.resolve("evidence/queues.jsonl"),
                row("queue", queue, "visible", visible, "inFlight", inFlight, "delayed", delayed));
        return this;
    }

    Soak poisoned(String id) {
        return happened(new Line.Poisoned(id, tick(), "orders", poison(id)));
    }

    Soak keepsThePoison(String id) {
        return keepsLetter("letter-" + id, null, "MALFORMED", poison(id));
    }

    Soak keepsLetter(String id, @Nullable String orderId, String reason, String body) {
        return keepsLetter(CONSUMER, id, orderId, reason, body);
    }

    Soak keepsLetter(String consumer, String id, @Nullable String orderId, String reason, String body) {
        return found(
                consumer,
                "dead_letters",
                row(
                        "id",
                        id,
                        "arrival",
                        1,
                        "order_id",
                        orderId,
                        "reason",
                        reason,
                        "error",
                        null,
                        "body",
                        body,
                        "attributes",
                        "{}",
                        "receives",
                        5,
                        "first_seen",
                        tick(),
                        "last_seen",
                        tick()));
    }

    Soak killed(String process) {
        return happened(new Line.Marked(new Mark(tick(), Mark.Kind.KILL_CONFIRMED, process, null)));
    }

    Soak exited(String process) {
        return happened(new Line.Marked(new Mark(tick(), Mark.Kind.EXITED, process, null)));
    }

    Soak faulted(String kind, String process, Line.Phase phase) {
        return happened(new Line.Faulted(tick(), 1, kind, process, phase, null));
    }

    Soak claimed(String lane, String claim, int... rows) {
        return journaled(
                lane, row("event", "claimed", "claim", claim, "owner", "1/relay-1", "rows", rows, "at", tick()));
    }

    Soak released(String lane, String claim) {
        return journaled(lane, row("event", "released", "claim", claim, "at", tick()));
    }

    Soak stray(String lane, String orderId) {
        return journaled(lane, row("event", "stray", "orderId", orderId, "at", tick()));
    }

    Soak happened(Line line) {
        append(dir.resolve("history/history.jsonl"), line);
        return this;
    }

    Soak found(String process, String table, Map<String, @Nullable Object> row) {
        append(evidence(process, table), row);
        return this;
    }

    /** What is appended is no whole line. */
    Soak torn(String file) {
        file(dir.resolve(file)).append("{\"event\":\"invo");
        return this;
    }

    /** The subscriber has a book, and so far nothing in it. */
    Soak subscriber(String name) {
        file(evidence(name, "handled"));
        return this;
    }

    long nextShipment() {
        return ++shipments;
    }

    Instant tick() {
        now = now.plusSeconds(1);
        return now;
    }

    Verdict check() {
        write();
        return new Checker().check(dir);
    }

    void write() {
        try {
            for (var file : files.entrySet()) {
                Files.createDirectories(file.getKey().getParent());
                Files.writeString(file.getKey(), file.getValue());
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Columns and their values, in turns. */
    static Map<String, @Nullable Object> row(@Nullable Object... columns) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < columns.length; i += 2) {
            row.put(String.valueOf(columns[i]), columns[i + 1]);
        }
        return row;
    }

    private Soak journaled(String lane, Map<String, @Nullable Object> line) {
        append(evidence(lane, "journal"), line);
        return this;
    }

    private Path evidence(String process, String table) {
        return dir.resolve("evidence/" + process + "." + table + ".jsonl");
    }

    private void append(Path file, Object line) {
        file(file).append(JSON.writeValueAsString(line)).append('\n');
    }

    private StringBuilder file(Path file) {
        return files.computeIfAbsent(file, empty -> new StringBuilder());
    }

    private static String poison(String id) {
        return "{\"no order\":\"" + id + "\"";
    }
}
