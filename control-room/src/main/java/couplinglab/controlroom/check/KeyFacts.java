package couplinglab.controlroom.check;

import couplinglab.controlroom.history.Outcome;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that is known of one key. There may be a million of these, so it keeps facts, not documents. */
final class KeyFacts {
    private final Id key;
    private @Nullable String lane;
    private @Nullable Fingerprint offered;
    private @Nullable Outcome best;
    private int unanswered;
    private boolean leftOut;
    private @Nullable OrderFacts order;
    private @Nullable OrderFacts otherOrder;
    private int shipments;
    private int doubled;
    private boolean hasRow;
    private boolean hasRowInItsLane;
    private boolean hasOtherContent;

    KeyFacts(Id key) {
        this.key = key;
    }

    void invoked(String inLane, @Nullable Fingerprint content) {
        lane = inLane;
        offered = content;
        unanswered++;
    }

    void repeated() {
        unanswered++;
    }

    void answered(Outcome outcome) {
        unanswered--;
        if (best == null || outcome.compareTo(best) < 0) {
            best = outcome;
        }
    }

    void leaveOut() {
        leftOut = true;
    }

    /** Somebody says that the key belongs to this order. */
    void belongsTo(OrderFacts named) {
        if (order == null) {
            order = named;
        } else if (order != named) {
            otherOrder = named;
        }
    }

    void shipped(@Nullable Fingerprint content, boolean again) {
        shipments++;
        doubled += again ? 1 : 0;
        compare(content);
    }

    void handled(@Nullable Fingerprint content) {
        compare(content);
    }

    void foundRow(String ofLane, @Nullable Fingerprint content) {
        hasRow = true;
        hasRowInItsLane |= ofLane.equals(lane);
        compare(content);
    }

    private void compare(@Nullable Fingerprint content) {
        hasOtherContent |= offered != null && !Objects.equals(content, offered);
    }

    Id key() {
        return key;
    }

    /** Whether this is an offer that counts. */
    boolean counts() {
        return isOffered() && !leftOut;
    }

    boolean isOffered() {
        return lane != null;
    }

    boolean isLeftOut() {
        return leftOut;
    }

    /** The process it was offered to. */
    String lane() {
        return Objects.requireNonNull(lane);
    }

    /** The best of the answers; an attempt that nobody answered may have been anything. */
    Outcome outcome() {
        if (best == Outcome.ACCEPTED) {
            return best;
        }
        return best == null || unanswered > 0 ? Outcome.UNKNOWN : best;
    }

    boolean isAccepted() {
        return counts() && outcome() == Outcome.ACCEPTED;
    }

    int shipments() {
        return shipments;
    }

    /** How many of the shipments came when the key or the order had been shipped already. */
    int doubled() {
        return doubled;
    }

    boolean isDeadLettered() {
        return orders().anyMatch(OrderFacts::isDeadLettered);
    }

    /** None, one, or two that contradict each other. */
    Stream<OrderFacts> orders() {
        return Stream.of(order, otherOrder).filter(Objects::nonNull);
    }

    boolean isContradictory() {
        return otherOrder != null;
    }

    boolean hasRow() {
        return hasRow;
    }

    boolean hasRowInItsLane() {
        return hasRowInItsLane;
    }

    /** Whether a shipment or a row has not the content that was offered. */
    boolean hasOtherContent() {
        return hasOtherContent;
    }
}
