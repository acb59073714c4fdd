package couplinglab.controlroom.soak;

import static couplinglab.controlroom.process.ProcessNames.FULFILLMENT_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE_2;

import couplinglab.controlroom.check.SoakFolder;
import couplinglab.controlroom.process.ManagedProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * Copies what the databases and queues hold at the end into files of JSON lines, so that a run on H2 and one on
 * PostgreSQL are judged alike, and can be judged again when neither is there any more.
 */
final class Harvest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> OF_A_PRODUCER = List.of("orders", "outbox", "parked", "order_keys");
    private static final Map<String, List<String>> TABLES = new TreeMap<>(Map.of(
            ORDER_SERVICE, OF_A_PRODUCER,
            ORDER_SERVICE_2, OF_A_PRODUCER,
            FULFILLMENT_SERVICE, List.of("shipments", "inbox", "dead_letters")));

    private final SoakFolder folder;
    private final List<String> subscribers;

    /** @param subscribers the names of those that ran */
    Harvest(SoakFolder folder, List<String> subscribers) {
        this.folder = folder;
        this.subscribers = List.copyOf(subscribers);
    }

    void collect(ManagedProcesses lab, Mail mail) throws IOException {
        var counts = new StringBuilder();
        mail.counts()
                .forEach(count -> counts.append(JSON.writeValueAsString(count)).append('\n'));
        Files.writeString(folder.queues(), counts);
        TABLES.forEach(
                (process, tables) -> tables.forEach(table -> lab.dump(process, table, folder.rows(process, table))));
        for (var subscriber : subscribers) {
            lab.dump(subscriber, "handlings", folder.handled(subscriber));
            lab.dump(subscriber, "dead_letters", folder.deadLetters(subscriber));
        }
    }
}
