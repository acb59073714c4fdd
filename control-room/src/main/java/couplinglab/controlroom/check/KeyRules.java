package couplinglab.controlroom.check;

import couplinglab.controlroom.history.Outcome;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules that one key must keep: each returns what is wrong, or null. Keys that were left out keep none. */
final class KeyRules {
    private KeyRules() {}

    static void judge(KeyFacts key, Violations found) {
        if (key.isLeftOut()) {
            return;
        }
        add(found, Rule.ACCEPTED_IS_FULFILLED_OR_DEAD_LETTERED, key, lost(key));
        if (key.doubled() > 0) {
            found.add(
                    Rule.SHIPPED_ONCE,
                    () -> Subject.of(key),
                    "The key was shipped " + key.shipments() + " times.",
                    key.doubled());
        }
        add(found, Rule.REFUSED_WAS_NOT_SHIPPED, key, shippedThoughRefused(key));
        add(found, Rule.SHIPPED_WAS_OFFERED, key, neverOffered(key));
        add(found, Rule.ONE_KEY_ONE_ORDER, key, severalOrders(key));
        add(found, Rule.ACCEPTED_IS_KNOWN_TO_THE_PRODUCER, key, unknownToTheProducer(key));
    }

    private static @Nullable String lost(KeyFacts key) {
        boolean isLost = key.isAccepted() && key.shipments() == 0 && !key.isDeadLettered();
        return isLost ? "It was accepted, and neither shipped nor kept as a dead letter." : null;
    }

    private static @Nullable String shippedThoughRefused(KeyFacts key) {
        boolean isRefused = key.counts() && key.outcome() == Outcome.REFUSED;
        return isRefused && key.shipments() > 0 ? "Every answer refused it, and it was shipped." : null;
    }

    private static @Nullable String neverOffered(KeyFacts key) {
        if (!key.isOffered() && key.shipments() > 0) {
            return "It was shipped, and nobody had offered it.";
        }
        if (!key.isOffered() && key.hasRow()) {
            return "The producer has an order for it, and nobody had offered it.";
        }
        return key.hasOtherContent() ? "What was ordered or shipped has not the content that was offered." : null;
    }

    private static @Nullable String severalOrders(KeyFacts key) {
        if (!key.isContradictory()) {
            return null;
        }
        return "It belongs to more than one order: "
                + key.orders().map(order -> order.id().toString()).collect(Collectors.joining(" and ")) + ".";
    }

    private static @Nullable String unknownToTheProducer(KeyFacts key) {
        boolean isUnknown = key.isAccepted() && !key.hasRowInItsLane();
        return isUnknown ? "It was accepted by " + key.lane() + ", which has no such order." : null;
    }

    private static void add(Violations found, Rule rule, KeyFacts key, @Nullable String wrong) {
        if (wrong != null) {
            found.add(rule, () -> Subject.of(key), wrong);
        }
    }
}
