package couplinglab.controlroom.demo;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is done to the lab in a run. */
enum Fault {
    NONE,
    /** The consumer's JVM halts. */
    KILL,
    /** The consumer takes calls and never answers. */
    FREEZE,
    /** The intermediary's JVM is killed. */
    BROKER,
    /** The consumer freezes under load until a producer with a small heap runs out of it. */
    CRASH,
    /** The coupling changes under traffic. */
    SWITCH,
    /** The JVM of one of a topic's subscribers halts. */
    SUBSCRIBER,
    /** A rule is added to the bus under traffic. */
    RULE,
    /** For some orders, no rule of the bus matches any. */
    UNMATCHED;

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether something is down for a while, so that orders can be offered while it is. */
    boolean takesSomethingDown() {
        return this != NONE && this != SWITCH && this != RULE && this != UNMATCHED;
    }
}
