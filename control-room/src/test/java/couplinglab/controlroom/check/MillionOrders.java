package couplinglab.controlroom.check;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Writes the folder of a soak without a flaw, of as many orders as are wanted, to measure the checker by hand:
 * {@code java couplinglab.controlroom.check.MillionOrders DIR 1000000}.
 */
final class MillionOrders implements AutoCloseable {
    private static final int ROWS_OF_A_CLAIM = 10;
    private static final String LINES =
            "[{\"sku\":\"TEA-1\",\"quantity\":2,\"unitPrice\":\"4.50\"},{\"sku\":\"MUG-7\",\"quantity\":%d,\"unitPrice\":\"12.00\"}]";

    private final Random random = new Random(1);
    private final BufferedWriter history;
    private final BufferedWriter orders;
    private final BufferedWriter keys;
    private final BufferedWriter journal;
    private final BufferedWriter shipments;
    private final BufferedWriter inbox;

    private MillionOrders(Path dir) throws IOException {
        Files.createDirectories(dir.resolve("history"));
        Files.createDirectories(dir.resolve("evidence"));
        for (var table : List.of("orders", "order_keys", "outbox", "parked", "journal")) {
            evidence(dir, Soak.ONE, table).close();
            evidence(dir, Soak.TWO, table).close();
        }
        evidence(dir, Soak.CONSUMER, "dead_letters").close();
        Files.writeString(
                dir.resolve("evidence/queues.jsonl"),
                "{\"queue\":\"orders\",\"visible\":0,\"inFlight\":0,\"delayed\":0}\n");
        history = Files.newBufferedWriter(dir.resolve("history/history.jsonl"));
        orders = evidence(dir, Soak.ONE, "orders");
        keys = evidence(dir, Soak.ONE, "order_keys");
        journal = evidence(dir, Soak.ONE, "journal");
        shipments = evidence(dir, Soak.CONSUMER, "shipments");
        inbox = evidence(dir, Soak.CONSUMER, "inbox");
    }

    public static void main(String... arguments) throws IOException {
        try (var writer = new MillionOrders(Path.of(arguments[0]))) {
            int number = Integer.parseInt(arguments[1]);
            for (int i = 1; i <= number; i++) {
                writer.order(i);
            }
        }
    }

    private void order(int i) throws IOException {
        var key = uuid();
        var id = uuid();
        var at = Instant.parse("2026-11-24T12:00:00.123456789Z").plusMillis(i);
        var customer = "customer " + i % 1000;
        var lines = LINES.formatted(1 + i % 9);
        history.write("{\"event\":\"invoked\",\"key\":\"" + key + "\",\"arrival\":" + i
                + ",\"lane\":\"order-service\",\"scheduled\":\"" + at + "\",\"at\":\"" + at
                + "\",\"content\":{\"customer\":\"" + customer + "\",\"destination\":\"US\",\"lines\":" + lines
                + "}}\n{\"event\":\"concluded\",\"key\":\"" + key + "\",\"at\":\"" + at
                + "\",\"outcome\":\"accepted\",\"status\":202,\"orderId\":\"" + id + "\",\"mode\":\"queue\"}\n");
        sighting(at.plusMillis(5), id, key, "PLACED");
        sighting(at.plusMillis(900), id, key, "FULFILLED");
        var escaped = lines.replace("\"", "\\\"");
        orders.write("{\"order_id\":\"" + id + "\",\"position\":" + i + ",\"order_key\":\"" + key
                + "\",\"status\":\"FULFILLED\",\"mode\":\"QUEUE\",\"destination_name\":\"orders\",\"customer\":\""
                + customer + "\",\"destination\":\"US\",\"lines\":\"" + escaped + "\",\"placed_at\":\"" + at
                + "\",\"shipment\":" + i + ",\"fulfilled_at\":\"" + at + "\"}\n");
        keys.write("{\"order_key\":\"" + key + "\",\"order_id\":\"" + id + "\",\"bound_at\":\"" + at + "\"}\n");
        shipments.write("{\"shipment\":" + i + ",\"order_id\":\"" + id + "\",\"order_key\":\"" + key
                + "\",\"customer\":\"" + customer + "\",\"destination\":\"US\",\"order_lines\":\"" + escaped
                + "\",\"total\":33.00,\"fulfilled_at\":\"" + at + "\"}\n");
        inbox.write("{\"order_id\":\"" + id + "\",\"shipment\":" + i + ",\"received_at\":\"" + at + "\"}\n");
        if (i % ROWS_OF_A_CLAIM == 0) {
            claim(i, at);
        }
    }

    private void sighting(Instant at, UUID id, UUID key, String status) throws IOException {
        history.write("{\"event\":\"sighted\",\"at\":\"" + at + "\",\"lane\":\"order-service\",\"orderId\":\"" + id
                + "\",\"key\":\"" + key + "\",\"status\":\"" + status + "\"}\n");
    }

    private void claim(int last, Instant at) throws IOException {
        var rows = new StringBuilder();
        for (int row = last - ROWS_OF_A_CLAIM + 1; row <= last; row++) {
            rows.append(rows.isEmpty() ? "" : ",").append(row);
        }
        journal.write("{\"event\":\"claimed\",\"claim\":\"7-" + last + "\",\"owner\":\"7/relay-1\",\"rows\":[" + rows
                + "],\"at\":\"" + at + "\"}\n{\"event\":\"released\",\"claim\":\"7-" + last + "\",\"at\":\""
                + at.plusMillis(3) + "\"}\n");
    }

    private UUID uuid() {
        return new UUID(
                (random.nextLong() & ~0xF000L) | 0x4000L,
                (random.nextLong() & (Long.MAX_VALUE >>> 1)) | Long.MIN_VALUE);
    }

    private static BufferedWriter evidence(Path dir, String process, String table) throws IOException {
        return Files.newBufferedWriter(dir.resolve("evidence/" + process + "." + table + ".jsonl"));
    }

    @Override
    public void close() throws IOException {
        for (var file : List.of(history, orders, keys, journal, shipments, inbox)) {
            file.close();
        }
    }
}
