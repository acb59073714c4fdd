package couplinglab.controlroom.process;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** On what an experiment runs, in a lab of its own. */
public enum Platform {
    /** Child JVMs. */
    JDK("JVMs of this machine, the embedded cloud and H2", "starting four processes"),
    /** Containers. */
    COMPOSE("Docker containers, LocalStack and PostgreSQL", "building images, starting containers: minutes at first");

    private final String words;
    private final String start;

    Platform(String words, String start) {
        this.words = words;
        this.start = start;
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is made of. */
    public String words() {
        return words;
    }

    /** What happens while the lab starts, for a person who waits for it. */
    public String start() {
        return start;
    }

    public Ports freePorts() {
        return switch (this) {
            case JDK -> Ports.free();
            case COMPOSE -> Ports.freeOfCompose();
        };
    }

    /** @throws IllegalArgumentException if a lab can't start there */
    public Ports portsFrom(int base) {
        return switch (this) {
            case JDK -> new Ports(base);
            case COMPOSE -> Ports.ofCompose(base);
        };
    }

    /**
     * Nothing is started yet.
     *
     * @param experiment a word, by which containers are told from those of others
     */
    public ManagedProcesses lab(Blueprint blueprint, String experiment) {
        return switch (this) {
            case JDK -> new LocalLab(blueprint);
            case COMPOSE ->
                new ComposeLab(
                        blueprint, "lab-" + experiment + "-" + blueprint.ports().base());
        };
    }
}
