package couplinglab.controlroom.check;

import couplinglab.controlroom.process.ProcessNames;
import java.nio.file.Path;
import java.util.List;

/** The files that a soak leaves behind and that {@link Checker} reads. Immutable. */
public record SoakFolder(Path root) {
    /** The copies of order-service, each with a database and a journal of its own. */
    static final List<String> LANES = List.of(ProcessNames.ORDER_SERVICE, ProcessNames.ORDER_SERVICE_2);

    /** The folder of the recorder. */
    public Path history() {
        return root.resolve("history");
    }

    /** Where everything is but the history. */
    public Path evidence() {
        return root.resolve("evidence");
    }

    /** The rows of one table of one process's database. */
    public Path rows(String process, String table) {
        return evidence().resolve(process + "." + table + ".jsonl");
    }

    /** The effects at a subscriber, a row each; there is no such file of one that did not run. */
    public Path handled(String subscriber) {
        return rows(subscriber, "handled");
    }

    /** What a copy of order-service testifies of its relay and of strange confirmations. */
    public Path journal(String lane) {
        return evidence().resolve(lane + ".journal.jsonl");
    }

    /** The counts of the queues at the end. */
    public Path queues() {
        return evidence().resolve("queues.jsonl");
    }

    /** Where the verdict is written. */
    public Path verdict() {
        return root.resolve("check.json");
    }

    Path shipments() {
        return rows(ProcessNames.FULFILLMENT_SERVICE, "shipments");
    }

    Path inbox() {
        return rows(ProcessNames.FULFILLMENT_SERVICE, "inbox");
    }

    /** What a consumer could not work on. Runs of earlier days have no such file of a subscriber. */
    public Path deadLetters(String consumer) {
        return rows(consumer, "dead_letters");
    }
}
