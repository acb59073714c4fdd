package couplinglab.controlroom.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule is broken by a folder that breaks no other. */
class RuleTests {
    private static final String NOBODYS_KEY = "11111111-2222-3333-4444-555555555555";

    @TempDir
    private Path dir;

    private Soak soak;

    @BeforeEach
    void oneOrderIsAsItShouldBe() {
        soak = new Soak(dir);
        soak.order("ada").fulfilled();
    }

    @Test
    void acceptedAndNeverSeenAgainIsLost() {
        soak.order("bob").offered().accepted().endsAs("PLACED");
        assertThat(broken()).isEqualTo(Map.of(Rule.ACCEPTED_IS_FULFILLED_OR_DEAD_LETTERED, 1L));
        assertThat(counts().lost()).isEqualTo(1);
        assertThat(counts().unexplained()).isZero();
    }

    @Test
    void placedInALooseModeAndNeverSeenAgainIsLostThoughItsCallerHeardNothing() {
        soak.order("bob").offered().unheard().endsAs("PLACED");
        soak.order("cleo").offered().endsAs("PLACED");
        soak.order("dan").withoutKey().endsAs("PLACED");
        assertThat(broken()).isEqualTo(Map.of(Rule.PLACED_IS_FULFILLED_OR_DEAD_LETTERED, 3L));
        assertThat(counts().lost()).isEqualTo(3);
        assertThat(counts().unexplained()).isZero();
    }

    @Test
    void aRedrivenOrderThatNeverArrivedIsLostThoughItsCallerHeardNothing() {
        soak.order("bob").offered().unheard().seen("DEAD_LETTERED").endsAs("DEAD_LETTERED");
        assertThat(broken()).isEqualTo(Map.of(Rule.PLACED_IS_FULFILLED_OR_DEAD_LETTERED, 1L));
    }

    @Test
    void whatIsKeptAsADeadLetterOrParkedIsNotLostThoughItsCallerHeardNothing() {
        soak.order("bob").offered().unheard().isADeadLetter().endsAs("DEAD_LETTERED");
        soak.order("cleo").offered().unheard().isParked().endsAs("DEAD_LETTERED");
        assertThat(broken()).isEqualTo(Map.of(Rule.DEAD_LETTERS_ARE_THE_POISON, 1L));
    }

    @Test
    void aDeadLetterWithoutAReasonSavesNothing() {
        var bob = soak.order("bob").offered().accepted().endsAs("PLACED");
        soak.keepsLetter("letter", bob.id(), " ", "{}");
        assertThat(broken()).containsEntry(Rule.ACCEPTED_IS_FULFILLED_OR_DEAD_LETTERED, 1L);
    }

    @Test
    void shippedThreeTimesIsDoubledTwice() {
        soak.order("bob").fulfilled().shippedUnnoticed().shippedUnnoticed();
        assertThat(broken()).isEqualTo(Map.of(Rule.SHIPPED_ONCE, 2L));
        assertThat(counts().doubled()).isEqualTo(2);
        assertThat(counts().unexplained()).isZero();
    }

    @Test
    void anOrderWithoutKeyCanBeDoubledToo() {
        var bob = soak.order("bob").withoutKey().shipped().shippedUnnoticed().endsAs("FULFILLED");
        assertThat(broken()).isEqualTo(Map.of(Rule.SHIPPED_ONCE, 1L));
        assertThat(onlySubject()).isEqualTo(bob.id());
    }

    @Test
    void aKeyShippedUnderTwoOrderIdsIsDoubled() {
        soak.order("bob").fulfilled().asAnotherOrder().shipped().endsAs("FULFILLED");
        assertThat(broken()).isEqualTo(Map.of(Rule.SHIPPED_ONCE, 1L, Rule.ONE_KEY_ONE_ORDER, 1L));
    }

    @Test
    void aWellFormedLetterMustNotBeLeft() {
        soak.order("bob").offered().accepted().isADeadLetter().endsAs("DEAD_LETTERED");
        assertThat(broken()).isEqualTo(Map.of(Rule.DEAD_LETTERS_ARE_THE_POISON, 1L));
        assertThat(counts().deadLettered()).isEqualTo(1);
    }

    @Test
    void aLetterThatNobodyKnowsMustNotBeLeft() {
        soak.keepsLetter("stranger", null, "MALFORMED", "hello");
        assertThat(broken()).isEqualTo(Map.of(Rule.DEAD_LETTERS_ARE_THE_POISON, 1L));
        assertThat(onlySubject()).isEqualTo("stranger");
    }

    @Test
    void poisonMustNotVanish() {
        soak.poisoned("p-1").poisoned("p-2").keepsThePoison("p-2");
        assertThat(broken()).isEqualTo(Map.of(Rule.DEAD_LETTERS_ARE_THE_POISON, 1L));
        assertThat(onlySubject()).isEqualTo("p-1");
    }

    @Test
    void refusedByEveryAnswerMustNotBeShipped() {
        soak.order("bob").offered().refused().repeated().refused().shipped().endsAs("FULFILLED");
        assertThat(broken()).isEqualTo(Map.of(Rule.REFUSED_WAS_NOT_SHIPPED, 1L));
    }

    @Test
    void aShipmentThatNobodyOrderedIsFound() {
        soak.order("bob").withoutKey().endsAs("FULFILLED").withKey(NOBODYS_KEY).shipped();
        assertThat(broken()).isEqualTo(Map.of(Rule.SHIPPED_WAS_OFFERED, 1L));
        assertThat(onlySubject()).isEqualTo(NOBODYS_KEY);
    }

    @Test
    void anOrderThatNobodyOfferedIsFound() {
        soak.order("bob").in("DIRECT").withKey("no uuid at all").endsAs("UNKNOWN");
        assertThat(broken()).isEqualTo(Map.of(Rule.SHIPPED_WAS_OFFERED, 1L));
        assertThat(onlySubject()).isEqualTo("no uuid at all");
    }

    @Test
    void aShipmentOfOtherContentIsFound() {
        var bob = soak.order("bob").offered().accepted().endsAs("FULFILLED");
        bob.of("eve").shipped();
        assertThat(broken()).isEqualTo(Map.of(Rule.SHIPPED_WAS_OFFERED, 1L));
    }

    @Test
    void anOrderOfOtherContentIsFound() {
        var bob = soak.order("bob").offered().accepted().shipped();
        bob.of("eve").endsAs("FULFILLED");
        assertThat(broken()).isEqualTo(Map.of(Rule.SHIPPED_WAS_OFFERED, 1L));
    }

    @Test
    void anAnswerThatNamesAnotherOrderIsFound() {
        soak.order("bob").fulfilled().repeated().asAnotherOrder().accepted();
        assertThat(broken()).isEqualTo(Map.of(Rule.ONE_KEY_ONE_ORDER, 1L));
    }

    @Test
    void aKeyRowThatNamesAnotherOrderIsFound() {
        var bob = soak.order("bob").offered().accepted().shipped().endsWithoutItsKeyAs("FULFILLED");
        soak.found(
                Soak.ONE,
                "order_keys",
                Soak.row(
                        "order_key", bob.key(), "order_id", bob.asAnotherOrder().id()));
        assertThat(broken()).isEqualTo(Map.of(Rule.ONE_KEY_ONE_ORDER, 1L));
    }

    @Test
    void acceptedAndForgottenByItsProducerIsFound() {
        soak.order("bob").offered().accepted().isParked();
        assertThat(broken()).isEqualTo(Map.of(Rule.ACCEPTED_IS_KNOWN_TO_THE_PRODUCER, 1L));
    }

    @Test
    void aRowInTheOtherLaneIsNoRowOfTheProducer() {
        soak.order("bob").offered().accepted().shipped().at(Soak.TWO).endsAs("FULFILLED");
        assertThat(broken()).isEqualTo(Map.of(Rule.ACCEPTED_IS_KNOWN_TO_THE_PRODUCER, 1L));
    }

    @Test
    void fulfilledWithoutAShipmentIsFound() {
        soak.order("bob").offered().unheard().endsAs("FULFILLED");
        assertThat(broken()).isEqualTo(Map.of(Rule.PRODUCER_FULFILLED_WAS_SHIPPED, 1L));
    }

    @Test
    void fulfilledBeforeTheShipmentIsFound() {
        soak.order("bob").offered().accepted().seen("FULFILLED").shipped().endsAs("FULFILLED");
        assertThat(broken()).isEqualTo(Map.of(Rule.PRODUCER_FULFILLED_WAS_SHIPPED, 1L));
    }

    @Test
    void deliveredWithoutAShipmentIsNoFulfilledOrder() {
        soak.order("bob").offered().accepted().endsDelivered(false);
        assertThat(broken())
                .isEqualTo(Map.of(
                        Rule.ACCEPTED_IS_FULFILLED_OR_DEAD_LETTERED, 1L, Rule.PRODUCER_FULFILLED_WAS_SHIPPED, 1L));
    }

    @Test
    void deliveredBeforeTheShipmentIsFound() {
        soak.order("bob").offered().accepted().seen("DELIVERED").shipped().endsDelivered(true);
        assertThat(broken()).isEqualTo(Map.of(Rule.PRODUCER_FULFILLED_WAS_SHIPPED, 1L));
    }

    @Test
    void shippedAndKnownFromTheCarrierAloneIsFound() {
        soak.order("bob").offered().accepted().shipped().endsDelivered(false);
        assertThat(broken()).isEqualTo(Map.of(Rule.SHIPPED_IS_FULFILLED_AT_THE_PRODUCER, 1L));
    }

    @Test
    void aFallFromDeliveredIsFound() {
        soak.order("bob").offered().accepted().shipped().seen("DELIVERED").endsAs("FULFILLED");
        assertThat(broken()).isEqualTo(Map.of(Rule.STATUS_NEVER_FELL, 1L));
    }

    @Test
    void shippedAndStillPlacedIsFound() {
        soak.order("bob").offered().accepted().shipped().endsAs("PLACED");
        assertThat(broken()).isEqualTo(Map.of(Rule.SHIPPED_IS_FULFILLED_AT_THE_PRODUCER, 1L));
    }

    @Test
    void shippedAndStillUnknownIsFoundInALooseMode() {
        soak.order("bob").offered().unheard().shipped().endsAs("UNKNOWN");
        assertThat(broken()).isEqualTo(Map.of(Rule.SHIPPED_IS_FULFILLED_AT_THE_PRODUCER, 1L));
    }

    @Test
    void shippedAndStillUnknownIsFoundWhereTheCallerWasToldAccepted() {
        soak.order("bob").in("DIRECT").offered().accepted().shipped().endsAs("UNKNOWN");
        assertThat(broken()).isEqualTo(Map.of(Rule.SHIPPED_IS_FULFILLED_AT_THE_PRODUCER, 1L));
    }

    @Test
    void shippedWithoutAnyRowAtAProducerIsFound() {
        soak.order("bob").offered().unheard().shipped();
        assertThat(broken()).isEqualTo(Map.of(Rule.SHIPPED_IS_FULFILLED_AT_THE_PRODUCER, 1L));
    }

    @Test
    void refusedByTheProducerAndShippedIsFound() {
        soak.order("bob").in("DIRECT").offered().unheard().shipped().endsAs("REFUSED");
        assertThat(broken()).isEqualTo(Map.of(Rule.REFUSED_AT_THE_PRODUCER_WAS_NOT_SHIPPED, 1L));
    }

    @Test
    void aConfirmationAtTheWrongCopyIsFound() {
        var bob = soak.order("bob").fulfilled();
        soak.stray(Soak.TWO, bob.id()).stray(Soak.TWO, "somebody else's order");
        assertThat(broken()).isEqualTo(Map.of(Rule.CONFIRMED_TO_ITS_PRODUCER, 2L));
    }

    @Test
    void aRowInTheOutboxIsFound() {
        soak.order("bob").fulfilled().isInTheOutbox();
        assertThat(broken()).isEqualTo(Map.of(Rule.NOTHING_IS_LEFT_ON_THE_WAY, 1L));
    }

    @Test
    void messagesInQueuesAreFound() {
        soak.holds("a", 1, 0, 0).holds("b", 0, 1, 0).holds("c", 0, 0, 1).holds("d", 0, 0, 0);
        assertThat(broken()).isEqualTo(Map.of(Rule.NOTHING_IS_LEFT_ON_THE_WAY, 3L));
    }

    @Test
    void twoClaimsOfOneRowAtOnceAreFound() {
        soak.claimed(Soak.ONE, "7-1", 1, 2).claimed(Soak.ONE, "8-1", 2, 3);
        soak.released(Soak.ONE, "7-1").released(Soak.ONE, "8-1");
        assertThat(broken()).isEqualTo(Map.of(Rule.RELAY_CLAIMS_NEVER_OVERLAP, 1L));
    }

    @Test
    void aClaimWithoutEndHoldsItsRows() {
        soak.killed(Soak.ONE).claimed(Soak.ONE, "7-1", 1).killed(Soak.TWO).claimed(Soak.ONE, "8-1", 1);
        assertThat(broken()).isEqualTo(Map.of(Rule.RELAY_CLAIMS_NEVER_OVERLAP, 1L));
    }

    @Test
    void aShortClaimWithinALongOneDoesNotHideTheNext() {
        soak.claimed(Soak.ONE, "7-1", 1)
                .claimed(Soak.ONE, "8-1", 1)
                .released(Soak.ONE, "8-1")
                .claimed(Soak.ONE, "9-1", 1)
                .released(Soak.ONE, "9-1")
                .released(Soak.ONE, "7-1");
        assertThat(broken()).isEqualTo(Map.of(Rule.RELAY_CLAIMS_NEVER_OVERLAP, 2L));
    }

    @Test
    void aStatusThatFellBetweenTwoSightingsIsFound() {
        soak.order("bob")
                .offered()
                .unheard()
                .shipped()
                .seen("FULFILLED")
                .seen("PLACED")
                .endsAs("FULFILLED");
        assertThat(broken()).isEqualTo(Map.of(Rule.STATUS_NEVER_FELL, 1L));
    }

    @Test
    void aStatusThatFellAfterTheLastSightingIsFound() {
        soak.order("bob").offered().unheard().seen("PLACED").endsAs("UNKNOWN");
        assertThat(broken()).isEqualTo(Map.of(Rule.STATUS_NEVER_FELL, 1L));
    }

    @Test
    void aDeadLetteredOrderMustNotBePlacedAgain() {
        soak.order("bob").offered().unheard().seen("DEAD_LETTERED").isParked().endsAs("PLACED");
        assertThat(broken()).isEqualTo(Map.of(Rule.STATUS_NEVER_FELL, 1L));
    }

    @Test
    void anOrderThatWasSeenMustNotVanish() {
        soak.order("bob").offered().unheard().seen("UNKNOWN");
        assertThat(broken()).isEqualTo(Map.of(Rule.STATUS_NEVER_FELL, 1L));
    }

    @Test
    void sightingsAreJudgedInTheOrderOfTimeAndNotOfLines() {
        var early = Instant.parse("2026-11-24T12:30:00Z");
        soak.order("bob")
                .offered()
                .unheard()
                .seen("FULFILLED", early)
                .seen("PLACED", early.plusMillis(1))
                .shipped()
                .endsAs("FULFILLED");
        soak.order("cleo")
                .offered()
                .unheard()
                .seen("FULFILLED", early)
                .seen("PLACED", early.minusMillis(1))
                .shipped()
                .endsAs("FULFILLED");
        assertThat(broken()).isEqualTo(Map.of(Rule.STATUS_NEVER_FELL, 1L));
        assertThat(onlySubject()).isEqualTo(soak.order("bob").key());
    }

    @Test
    void anInboxRowWithoutItsShipmentIsFound() {
        soak.order("bob").in("DIRECT").offered().unheard().isInTheInbox(99).endsAs("UNKNOWN");
        assertThat(broken()).isEqualTo(Map.of(Rule.INBOX_AND_SHIPMENTS_AGREE, 1L));
    }

    @Test
    void anInboxRowOfAnotherShipmentIsFound() {
        soak.order("bob")
                .offered()
                .accepted()
                .shippedUnnoticed()
                .isInTheInbox(99)
                .endsAs("FULFILLED");
        assertThat(broken()).isEqualTo(Map.of(Rule.INBOX_AND_SHIPMENTS_AGREE, 1L));
    }

    @Test
    void aShipmentWithoutAnInboxRowIsFound() {
        soak.order("bob").offered().accepted().shippedUnnoticed().endsAs("FULFILLED");
        assertThat(broken()).isEqualTo(Map.of(Rule.INBOX_AND_SHIPMENTS_AGREE, 1L));
    }

    @Test
    void anOrderThatBreaksSeveralRulesIsUnexplainedOnce() {
        soak.order("bob").offered().refused().shippedUnnoticed().isInTheOutbox().endsAs("PLACED");
        assertThat(broken()).hasSize(4);
        assertThat(counts().unexplained()).isEqualTo(1);
    }

    @Test
    void aSubscriberOfTheTopicMustHandleWhatWasAccepted() {
        soak.subscriber("analytics").subscriber("notification");
        soak.order("bob").in("TOPIC").fulfilled().handledBy("notification");
        assertThat(broken()).isEqualTo(Map.of(Rule.EACH_SUBSCRIBER_GETS_ITS_COPY, 1L));
    }

    @Test
    void aSubscriberMustHandleWhatWasPlacedThoughItsCallerHeardNothing() {
        soak.subscriber("analytics").subscriber("notification");
        soak.order("bob")
                .in("TOPIC")
                .offered()
                .unheard()
                .shipped()
                .endsAs("FULFILLED")
                .handledBy("notification");
        assertThat(broken()).isEqualTo(Map.of(Rule.EACH_SUBSCRIBER_GETS_ITS_COPY, 1L));
        assertThat(counts().copies()).isEqualTo(new CopyCounts(2, 1, 0, 1, 0, 0));
    }

    @Test
    void asksForNoCopyOfWhatWasNeverPlacedOrIsParkedWhereTheCallerHeardNothing() {
        soak.subscriber("analytics");
        soak.order("bob").in("TOPIC").offered().unheard().endsAs("UNKNOWN");
        soak.order("cleo").in("TOPIC").offered().refused().endsAs("REFUSED");
        soak.order("dan").in("TOPIC").offered().unheard().isParked().endsAs("DEAD_LETTERED");
        assertThat(counts().copies()).isEqualTo(CopyCounts.NONE);
        assertThat(soak.check().broken()).isEmpty();
    }

    @Test
    void aCopyAmongTheDeadLettersIsNotMissingThereAndIsNoPoison() {
        soak.subscriber("analytics").subscriber("notification");
        soak.order("bob").in("TOPIC").fulfilled().handledBy("notification").isADeadLetterOf("analytics");
        assertThat(broken()).isEqualTo(Map.of(Rule.DEAD_LETTERS_ARE_THE_POISON, 1L));
    }

    @Test
    void aDeadLetterOfOneSubscriberDoesNotExcuseTheOther() {
        soak.subscriber("analytics").subscriber("notification");
        soak.order("bob").in("TOPIC").fulfilled().isADeadLetterOf("analytics");
        assertThat(broken())
                .isEqualTo(Map.of(Rule.DEAD_LETTERS_ARE_THE_POISON, 1L, Rule.EACH_SUBSCRIBER_GETS_ITS_COPY, 1L));
    }

    @Test
    void theConsumersDeadLetterExcusesNoSubscriber() {
        soak.subscriber("analytics");
        soak.order("bob")
                .in("TOPIC")
                .offered()
                .accepted()
                .endsAs("DEAD_LETTERED")
                .isADeadLetter();
        assertThat(broken())
                .isEqualTo(Map.of(Rule.DEAD_LETTERS_ARE_THE_POISON, 1L, Rule.EACH_SUBSCRIBER_GETS_ITS_COPY, 1L));
    }

    @Test
    void asksForNoCopyOfWhatTheBrokerRefusedForGood() {
        soak.subscriber("analytics");
        soak.order("bob")
                .in("TOPIC")
                .offered()
                .accepted()
                .endsAs("DEAD_LETTERED")
                .isParked();
        assertThat(soak.check().broken()).isEmpty();
    }

    @Test
    void asksForNoCopyThatTopicAndRulesDoNotOwe() {
        soak.subscriber("analytics").subscriber("customs").subscriber("fraud-review");
        soak.order("bob").in("BUS").fulfilled();
        soak.order("eve").in("TOPIC").fulfilled().handledBy("analytics");
        assertThat(soak.check().broken()).isEmpty();
    }

    @Test
    void aSubscriberMustNotHandleWhatIsNotForIt() {
        soak.order("bob").in("BUS").fulfilled().handledBy("customs");
        soak.order("eve").fulfilled().handledBy("analytics");
        assertThat(broken()).isEqualTo(Map.of(Rule.NO_COPY_GOES_ASTRAY, 2L));
    }

    @Test
    void aSubscriberMustNotHandleAnOrderTwice() {
        soak.order("bob").in("TOPIC").fulfilled().handledBy("analytics").handledBy("analytics");
        assertThat(broken()).isEqualTo(Map.of(Rule.HANDLED_ONCE, 1L));
    }

    @Test
    void copiesAreCountedEachByItself() {
        soak.subscriber("analytics").subscriber("notification").subscriber("customs");
        soak.order("bob").in("TOPIC").fulfilled().handledBy("analytics").handledBy("notification");
        soak.order("eve").in("TOPIC").fulfilled().handledBy("notification").handledBy("notification");
        soak.order("dan").in("TOPIC").fulfilled().isADeadLetterOf("analytics").handledBy("customs");
        assertThat(counts().copies()).isEqualTo(new CopyCounts(6, 3, 1, 2, 1, 1));
    }

    @Test
    void aCopyMustHaveTheContentThatWasOffered() {
        soak.order("bob").in("TOPIC").fulfilled().of("mallory").handledBy("analytics");
        assertThat(broken()).isEqualTo(Map.of(Rule.SHIPPED_WAS_OFFERED, 1L));
    }

    private Map<Rule, Long> broken() {
        var verdict = soak.check();
        assertThat(verdict.holds()).isFalse();
        return verdict.broken();
    }

    private Counts counts() {
        return soak.check().counts();
    }

    private String onlySubject() {
        assertThat(soak.check().violations()).hasSize(1);
        return soak.check().violations().get(0).subject();
    }
}
