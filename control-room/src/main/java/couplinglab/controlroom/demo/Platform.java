package couplinglab.controlroom.demo;

import com.fasterxml.jackson.annotation.JsonValue;
import couplinglab.controlroom.process.Blueprint;
import couplinglab.controlroom.process.ComposeLab;
import couplinglab.controlroom.process.LocalLab;
import couplinglab.controlroom.process.ManagedProcesses;
import couplinglab.controlroom.process.Ports;
import java.util.List;
import java.util.Locale;

/** On what the demo runs. The experiment is the same, but for what a platform can't be asked for. */
enum Platform {
    /** Child JVMs. */
    JDK("JVMs of this machine, the embedded cloud and H2", "starting four processes"),
    /** Containers. */
    COMPOSE("Docker containers, LocalStack and PostgreSQL", "building images, starting containers: minutes at first");

    private static final LeftOut BROKER = LeftOut.of(
            new RunId(RunId.QUEUE, Fault.BROKER),
            "LocalStack forgets its messages when it is killed, which SQS does not: see docs/localstack.md.",
            "broker-killed-queue-accepts-each",
            "broker-killed-all-fulfilled");

    private final String words;
    private final String start;

    Platform(String words, String start) {
        this.words = words;
        this.start = start;
    }

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is made of. */
    String words() {
        return words;
    }

    /** What happens while the lab starts, for a person who waits for it. */
    String start() {
        return start;
    }

    Ports freePorts() {
        return switch (this) {
            case JDK -> Ports.free();
            case COMPOSE -> Ports.freeOfCompose();
        };
    }

    /** @throws IllegalArgumentException if they can't start there */
    Ports portsFrom(int base) {
        return switch (this) {
            case JDK -> new Ports(base);
            case COMPOSE -> Ports.ofCompose(base);
        };
    }

    /** Nothing is started yet. */
    ManagedProcesses lab(Blueprint blueprint) {
        return switch (this) {
            case JDK -> new LocalLab(blueprint);
            case COMPOSE ->
                new ComposeLab(blueprint, "lab-demo-" + blueprint.ports().base());
        };
    }

    List<LeftOut> leftOut() {
        return switch (this) {
            case JDK -> List.of();
            case COMPOSE -> List.of(BROKER);
        };
    }

    List<RunId> runs() {
        var without = leftOut().stream().map(LeftOut::run).toList();
        return RunId.all().stream().filter(run -> !without.contains(run)).toList();
    }
}
