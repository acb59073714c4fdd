package couplinglab.controlroom.soak;

import static couplinglab.controlroom.check.Rule.ACCEPTED_IS_FULFILLED_OR_DEAD_LETTERED;
import static couplinglab.controlroom.check.Rule.ACCEPTED_IS_KNOWN_TO_THE_PRODUCER;
import static couplinglab.controlroom.check.Rule.CONFIRMED_TO_ITS_PRODUCER;
import static couplinglab.controlroom.check.Rule.DEAD_LETTERS_ARE_THE_POISON;
import static couplinglab.controlroom.check.Rule.EACH_SUBSCRIBER_GETS_ITS_COPY;
import static couplinglab.controlroom.check.Rule.HANDLED_ONCE;
import static couplinglab.controlroom.check.Rule.NO_COPY_GOES_ASTRAY;
import static couplinglab.controlroom.check.Rule.ONE_KEY_ONE_ORDER;
import static couplinglab.controlroom.check.Rule.PRODUCER_FULFILLED_WAS_SHIPPED;
import static couplinglab.controlroom.check.Rule.REFUSED_WAS_NOT_SHIPPED;
import static couplinglab.controlroom.check.Rule.RELAY_CLAIMS_NEVER_OVERLAP;
import static couplinglab.controlroom.check.Rule.SHIPPED_IS_FULFILLED_AT_THE_PRODUCER;
import static couplinglab.controlroom.check.Rule.SHIPPED_ONCE;
import static couplinglab.controlroom.process.ProcessNames.FULFILLMENT_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.LOCAL_CLOUD;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE_2;
import static couplinglab.controlroom.process.ProcessNames.SUBSCRIBER_SERVICE;
import static couplinglab.controlroom.soak.Modes.BUS;
import static couplinglab.controlroom.soak.Modes.GUARDED;
import static couplinglab.controlroom.soak.Modes.QUEUE;
import static couplinglab.controlroom.soak.Modes.TOPIC;

import couplinglab.controlroom.check.Rule;
import couplinglab.controlroom.process.Blueprint;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** Every way of cheating that the checker must catch. */
final class Mutants {
    /** In which messages pile up and statuses are looked at. */
    private static final long WHILE = 4000;

    static final List<Mutant> ALL = List.of(
            consumer("acknowledged-before-the-commit", atPoint("before-transaction"), lost()),
            consumer("no-inbox", atPoint("after-commit"), SHIPPED_ONCE),
            consumer("inbox-by-message-id", afterTheSend(), SHIPPED_ONCE),
            new Mutant(
                    "inbox-checked-then-inserted",
                    patchedConsumer("inbox-checked-then-inserted"),
                    GUARDED,
                    ports -> List.of(
                            new Hindrances.Freeze(WHILE), new Hindrances.Freeze(WHILE), new Hindrances.Freeze(WHILE)),
                    SHIPPED_ONCE),
            consumer("duplicate-without-a-confirmation", atPoint("after-commit"), SHIPPED_IS_FULFILLED_AT_THE_PRODUCER),
            consumer("confirmed-before-the-commit", atPoint("before-transaction"), PRODUCER_FULFILLED_WAS_SHIPPED),
            consumer("confirmed-to-another-producer", new Staged.Calm(WHILE), CONFIRMED_TO_ITS_PRODUCER),
            consumer("failure-swallowed-then-acknowledged", new Hindrances.FailSome(50, WHILE), lost()),
            consumer("everything-dead-lettered", new Staged.Calm(WHILE), DEAD_LETTERS_ARE_THE_POISON),
            new Mutant(
                    "fulfilled-is-overwritten",
                    patchedProducers("fulfilled-is-overwritten"),
                    QUEUE,
                    ports -> List.of(new Staged.ToldAgainTooLate(10, new Postbox(ports))),
                    SHIPPED_IS_FULFILLED_AT_THE_PRODUCER),
            producers(
                    "outbox-cleared-before-the-acknowledgement",
                    new Kills.Anywhere(List.of(LOCAL_CLOUD), WHILE),
                    lost()),
            producers("failed-entries-ignored", new Hindrances.RefuseEntries(ORDER_SERVICE, 2, 3), lost()),
            producers(
                    "relay-without-skip-locked",
                    new Kills.Anywhere(List.of(LOCAL_CLOUD), WHILE),
                    RELAY_CLAIMS_NEVER_OVERLAP),
            producers("relay-by-the-present-mode", new Staged.SwitchWhileTheOutboxWaits(Site.DIRECT, WHILE), lost()),
            new Mutant(
                    "outcome-of-the-last-attempt",
                    patchedProducers("outcome-of-the-last-attempt"),
                    GUARDED,
                    atPoint("after-commit"),
                    REFUSED_WAS_NOT_SHIPPED),
            producers("key-outside-the-transaction", new Callers.TwiceAtOnce(ORDER_SERVICE, 20), ONE_KEY_ONE_ORDER),
            consumer("redrive-deletes-first", new Staged.RedriveWithoutBroker(20), lost()),
            new Mutant(
                    "h2-with-its-write-delay",
                    Mutants::withWriteDelay,
                    QUEUE,
                    // One may come just after the database has written.
                    ports -> Collections.nCopies(6, new Kills.Anywhere(List.of(ORDER_SERVICE), 1000)),
                    ACCEPTED_IS_KNOWN_TO_THE_PRODUCER),
            new Mutant(
                    "broker-in-memory",
                    Cheat.set(LOCAL_CLOUD, "--in-memory"),
                    QUEUE,
                    new Staged.BrokerDiesWhileMessagesWait(WHILE),
                    lost()),
            new Mutant(
                    "broker-that-stores-nothing",
                    Cheat.patched("broker-that-stores-nothing", LOCAL_CLOUD, LOCAL_CLOUD),
                    QUEUE,
                    new Staged.BrokerDiesWhileMessagesWait(WHILE),
                    lost()),
            new Mutant(
                    "deliveries-in-memory",
                    Cheat.patched("deliveries-in-memory", LOCAL_CLOUD, LOCAL_CLOUD),
                    TOPIC,
                    // One may come when everything is delivered; after each, an outbox full of orders is published.
                    ports -> Collections.nCopies(6, new Kills.Anywhere(List.of(LOCAL_CLOUD), WHILE)),
                    lost()),
            new Mutant(
                    "subscriber-without-an-inbox",
                    Cheat.patched("subscriber-without-an-inbox", SUBSCRIBER_SERVICE, "analytics"),
                    TOPIC,
                    new Kills.AtPoint("analytics", "after-commit", WHILE),
                    HANDLED_ONCE),
            cloud("missing-copy", TOPIC, new Staged.Calm(WHILE), EACH_SUBSCRIBER_GETS_ITS_COPY),
            cloud("misrouted-copy", BUS, new Staged.Calm(WHILE), NO_COPY_GOES_ASTRAY));

    private Mutants() {}

    static Mutant named(String name) {
        return ALL.stream()
                .filter(mutant -> mutant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no mutant is called " + name));
    }

    private static Mutant consumer(String name, Fault fault, Rule rule) {
        return new Mutant(name, patchedConsumer(name), QUEUE, fault, rule);
    }

    private static Mutant cloud(String name, Modes modes, Fault fault, Rule rule) {
        return new Mutant(name, Cheat.patched(name, LOCAL_CLOUD, LOCAL_CLOUD), modes, fault, rule);
    }

    private static Mutant producers(String name, Fault fault, Rule rule) {
        return new Mutant(name, patchedProducers(name), QUEUE, fault, rule);
    }

    private static Cheat patchedConsumer(String name) {
        return Cheat.patched(name, FULFILLMENT_SERVICE, FULFILLMENT_SERVICE);
    }

    private static Cheat patchedProducers(String name) {
        return Cheat.patched(name, ORDER_SERVICE, ORDER_SERVICE, ORDER_SERVICE_2);
    }

    private static Fault atPoint(String point) {
        return new Kills.AtPoint(FULFILLMENT_SERVICE, point, WHILE);
    }

    private static Fault afterTheSend() {
        return new Kills.AtPoint(ORDER_SERVICE, "relay-after-send", 500);
    }

    private static Rule lost() {
        return ACCEPTED_IS_FULFILLED_OR_DEAD_LETTERED;
    }

    private static Blueprint withWriteDelay(Blueprint honest, Path folder) {
        var database = honest.folder().resolve("data/orders").toString().replace('\\', '/');
        return honest.withMore(ORDER_SERVICE, List.of("--spring.datasource.url=jdbc:h2:file:" + database));
    }
}
