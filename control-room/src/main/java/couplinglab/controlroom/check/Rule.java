package couplinglab.controlroom.check;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What must hold of every soak, whatever was killed. The order is that of the report. */
public enum Rule {
    ACCEPTED_IS_FULFILLED_OR_DEAD_LETTERED(
            "What was accepted was shipped, or is kept as a dead letter with its reason."),
    PLACED_IS_FULFILLED_OR_DEAD_LETTERED(
            "What a producer placed in a loose mode was shipped, or is kept as a dead letter, even if no caller heard of"
                    + " it."),
    SHIPPED_ONCE("No order and no key was shipped more than once."),
    DEAD_LETTERS_ARE_THE_POISON("At the end the dead letters are the injected poison, and nothing else."),
    REFUSED_WAS_NOT_SHIPPED("What was refused by every answer was not shipped."),
    SHIPPED_WAS_OFFERED("What was shipped or ordered was offered, with the same content."),
    ONE_KEY_ONE_ORDER("A key belongs to one order id, whoever names it."),
    ACCEPTED_IS_KNOWN_TO_THE_PRODUCER("What was accepted is in the database of the producer that accepted it."),
    PRODUCER_FULFILLED_WAS_SHIPPED("What the producer calls fulfilled or delivered was shipped before."),
    SHIPPED_IS_FULFILLED_AT_THE_PRODUCER(
            "The producer calls fulfilled or delivered what was shipped, or unknown where a tight call's answer was lost."),
    REFUSED_AT_THE_PRODUCER_WAS_NOT_SHIPPED("What the producer calls refused was not shipped."),
    CONFIRMED_TO_ITS_PRODUCER("A confirmation goes to the producer of its order."),
    NOTHING_IS_LEFT_ON_THE_WAY("At the end the outboxes and the queues are empty."),
    RELAY_CLAIMS_NEVER_OVERLAP("No row of an outbox is held by two claims at once."),
    STATUS_NEVER_FELL("No status ever fell, but for UNKNOWN to REFUSED."),
    INBOX_AND_SHIPMENTS_AGREE("Each shipment is in the inbox, and each row of the inbox was shipped."),
    EACH_SUBSCRIBER_GETS_ITS_COPY(
            "What was accepted or placed was handled by each subscriber that topic or bus owed a copy, or is kept in its"
                    + " own dead letters."),
    NO_COPY_GOES_ASTRAY("No subscriber handled an order that was not for it."),
    HANDLED_ONCE("No subscriber handled an order more than once.");

    private final String sentence;

    Rule(String sentence) {
        this.sentence = sentence;
    }

    /** The rule's name in reports: lower case, with hyphens. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What holds where the rule is kept. */
    public String sentence() {
        return sentence;
    }

    /** Whether a violation has a number of its own in the verdict: lost or doubled. */
    boolean isCountedByItself() {
        return this == ACCEPTED_IS_FULFILLED_OR_DEAD_LETTERED
                || this == PLACED_IS_FULFILLED_OR_DEAD_LETTERED
                || this == SHIPPED_ONCE;
    }
}
