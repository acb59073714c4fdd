package couplinglab.controlroom.check;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is known of one order id. There may be a million of these, so it keeps facts, not documents. */
final class OrderFacts {
    private static final long[] NONE = {};

    private final Id id;
    private @Nullable KeyFacts key;
    private @Nullable Status status;
    private boolean tight;
    private boolean deliveredUnconfirmed;
    private boolean deadLettered;
    private boolean parked;
    private boolean stray;
    private boolean inOutbox;

    // A bit for each subscriber.
    private int owed;
    private int handled;
    private int handledAgain;
    private int deadCopies;
    private int doubled;

    // Numbers, of which there is one each where all is well.
    private long[] shipments = NONE;
    private long[] inbox = NONE;
    private long firstShipped = Long.MAX_VALUE;

    /** Packed by {@link Sightings}. */
    private long[] sightings = NONE;

    OrderFacts(Id id) {
        this.id = id;
    }

    void hasKey(KeyFacts known) {
        key = known;
    }

    void sighted(Instant at, Status seen) {
        sightings = with(sightings, Sightings.pack(at, seen));
    }

    /** @param at when the shipping began, if that can be told */
    void shipped(long number, @Nullable Instant at) {
        shipments = with(shipments, number);
        firstShipped = Math.min(firstShipped, at == null ? Long.MIN_VALUE : Sightings.micros(at));
    }

    void shippedAgainWithoutKey() {
        doubled++;
    }

    void inInbox(long shipment) {
        inbox = with(inbox, shipment);
    }

    void foundRow(Status last, boolean placedTightly) {
        status = last;
        tight = placedTightly;
    }

    void deliveredUnconfirmed() {
        deliveredUnconfirmed = true;
    }

    void deadLettered() {
        deadLettered = true;
    }

    /** The broker refused its message for good: nothing of it was ever published. */
    void parked() {
        parked = true;
    }

    void confirmedToAnother() {
        stray = true;
    }

    /** @param subscribers a bit for each that is owed a copy */
    void owes(int subscribers) {
        owed |= subscribers;
    }

    /** @param subscriber its bit */
    void handledBy(int subscriber) {
        handledAgain |= handled & subscriber;
        handled |= subscriber;
    }

    /** @param subscriber the bit of the one in whose dead letters its copy lies */
    void deadLetteredBy(int subscriber) {
        deadCopies |= subscriber;
    }

    int owed() {
        return owed;
    }

    int handled() {
        return handled;
    }

    /** Those that handled it, and those that keep it as a dead letter. */
    int reached() {
        return handled | deadCopies;
    }

    int handledAgain() {
        return handledAgain;
    }

    void leftInOutbox() {
        inOutbox = true;
    }

    Id id() {
        return id;
    }

    @Nullable
    KeyFacts key() {
        return key;
    }

    /** The last status at the producer; null where it has no such order. */
    @Nullable
    Status status() {
        return status;
    }

    /** Whether it was last placed by a call that waits, whose answer can get lost after the order was shipped. */
    boolean isTight() {
        return tight;
    }

    /** Whether it is placed in a loose mode: its row and its message were one transaction, whatever the caller heard. */
    boolean isPlacedLoosely() {
        return !tight && status != null && status.isPromise();
    }

    /** Whether a caller was told that it is accepted. */
    boolean isAccepted() {
        return key != null && key.isAccepted();
    }

    /** Whether its producer knows of its shipment from the carrier alone. */
    boolean isDeliveredUnconfirmed() {
        return deliveredUnconfirmed;
    }

    boolean isShipped() {
        return shipments.length > 0;
    }

    int doubled() {
        return doubled;
    }

    boolean isDeadLettered() {
        return deadLettered || parked;
    }

    boolean isParked() {
        return parked;
    }

    boolean isStray() {
        return stray;
    }

    boolean isInOutbox() {
        return inOutbox;
    }

    long[] shipments() {
        return shipments;
    }

    long[] inbox() {
        return inbox;
    }

    /** Every status that was seen, in the order of time, whoever saw it. */
    List<Status> sightings() {
        return Sightings.inOrder(sightings);
    }

    /** Whether it was seen fulfilled, or delivered even, when its first shipment had not begun. */
    boolean wasFulfilledBeforeItWasShipped() {
        return Sightings.anyOf(sightings, Status::saysShipped, firstShipped);
    }

    private static long[] with(long[] numbers, long another) {
        var more = Arrays.copyOf(numbers, numbers.length + 1);
        more[numbers.length] = another;
        return more;
    }
}
