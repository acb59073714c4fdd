package couplinglab.controlroom.demo;

/** Claims and runs in plain words, for readers. */
final class Words {
    private Words() {}

    /** The claim as a sentence; the id itself for one that has none. */
    static String of(Claim claim) {
        return switch (claim.id()) {
            case "killed-direct-accepts-none" -> "Consumer dead: direct accepts no order.";
            case "killed-guarded-accepts-none" -> "Consumer dead: guarded accepts no order.";
            case "killed-queue-accepts-each" -> "Consumer dead: queue accepts each order.";
            case "frozen-direct-holds-every-thread" -> "Consumer frozen: twelve orders hold every thread of direct.";
            case "frozen-direct-hangs-the-catalog" ->
                "Consumer frozen: direct does not even show its catalog, until the thaw.";
            case "frozen-guarded-answers-the-catalog" -> "Consumer frozen: guarded goes on showing its catalog …";
            case "frozen-guarded-accepts-none" -> "… yet accepts no order.";
            case "frozen-queue-accepts-each" -> "Consumer frozen: queue accepts each order.";
            case "broker-killed-queue-accepts-each" -> "Broker dead: queue still accepts each order …";
            case "broker-killed-all-fulfilled" -> "… and all are fulfilled after its revival.";
            case "subscriber-killed-topic-accepts-each" -> "One of three subscribers dead: topic accepts each order …";
            case "subscriber-killed-others-notice-nothing" -> "… the two others serve each of them meanwhile …";
            case "subscriber-revived-catches-up" -> "… and the third catches up after its revival.";
            case "bus-routes-by-content" ->
                "The bus routes by content: two subscribers get exactly the orders that their rules name.";
            case "rule-added-under-traffic" ->
                "A rule added under traffic feeds one more subscriber, and no other process notices.";
            case "bus-drops-what-no-rule-matches" ->
                "What no rule matches the bus takes and drops, without a word: exactly these orders are counted as unmatched, and none as lost.";
            case "no-copy-lost-doubled-or-misrouted" ->
                "No subscriber misses an order, handles one twice, or gets one that is not for it.";
            case "crash-direct-exits-by-itself" ->
                "Consumer frozen under load: the heap of direct fills with hung calls, and its JVM ends.";
            case "crash-queue-stays-alive" -> "The same load and heap: queue is alive and answers.";
            case "nothing-lost-doubled-or-left-behind" ->
                "Nothing accepted is lost, doubled, dead-lettered or left waiting.";
            case "no-set-contradicts-another" -> "Callers, producer and consumer agree on every order.";
            case "offered-is-accepted-refused-and-unknown" ->
                "Every order offered was accepted, refused or left unknown.";
            case "queue-fulfills-what-it-accepts" -> "Queue, topic and bus fulfill exactly what they accept.";
            case "switch-direct-to-queue-loses-nothing" ->
                "Switching from direct to queue under traffic loses and doubles nothing.";
            case "switch-queue-to-direct-loses-nothing" ->
                "Switching from queue to direct under traffic loses and doubles nothing.";
            default -> claim.id();
        };
    }

    static String of(RunId run) {
        return switch (run.fault()) {
            case NONE -> "Everything works.";
            case KILL ->
                "The consumer's JVM halts, stays dead for a while and is started again; the band ends when it is ready.";
            case FREEZE ->
                "The consumer takes calls and answers none; twelve orders arrive, and then the rest. Callers give up after 10 s.";
            case BROKER -> "The intermediary's JVM is killed and started again, with what it had stored.";
            case CRASH -> "The consumer freezes while orders arrive much faster, and the producer has a small heap.";
            case SWITCH -> "The coupling changes while orders arrive.";
            case SUBSCRIBER ->
                "One of the topic's three subscribers halts, stays dead for a while and is started again.";
            case RULE -> "While orders arrive, the bus gets one more rule.";
            case UNMATCHED -> "For twelve orders, no rule of the bus matches any; then the rules are back.";
        };
    }
}
