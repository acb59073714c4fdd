package couplinglab.controlroom.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CopiesTests {
    private static final String ANALYTICS = "analytics";
    private static final String CUSTOMS = "customs";

    private final Past past = new Past();

    @Test
    void expectsOfATopicThatEachSubscriberGetsEachOrder() {
        past.accepted("a", 0, 1).row("a", "FULFILLED", "topic", "US").handled(ANALYTICS, "a", 5);
        past.accepted("b", 10, 11).row("b", "FULFILLED", "topic", "DE").subscriber("notification");

        assertThat(past.copies())
                .containsExactly(
                        new SubscriberAccount("notification", 2, 0, 0, 0, 2, 0, 0),
                        new SubscriberAccount(ANALYTICS, 2, 1, 0, 0, 1, 0, 0));
    }

    @Test
    void expectsOfABusThatEachSubscriberGetsWhatItsRuleNames() {
        past.subscriber(ANALYTICS).subscriber(CUSTOMS);
        past.accepted("home", 0, 1).row("home", "FULFILLED", "bus", "US");
        past.accepted("abroad", 10, 11).row("abroad", "FULFILLED", "bus", "DE").handled(CUSTOMS, "abroad", 15);

        assertThat(past.copies())
                .containsExactly(
                        new SubscriberAccount(ANALYTICS, 0, 0, 0, 0, 0, 0, 0),
                        new SubscriberAccount(CUSTOMS, 1, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void findsWhatWentToTheWrongOneAndWhatWasHandledTwice() {
        past.accepted("home", 0, 1).row("home", "FULFILLED", "bus", "US").handled(CUSTOMS, "home", 5);
        past.accepted("abroad", 10, 11)
                .row("abroad", "FULFILLED", "bus", "DE")
                .handled(CUSTOMS, "abroad", 15)
                .handled(CUSTOMS, "abroad", 16);
        past.accepted("queued", 20, 21)
                .row("queued", "FULFILLED", "queue", "DE")
                .handled(CUSTOMS, "queued", 25);

        assertThat(past.copies()).containsExactly(new SubscriberAccount(CUSTOMS, 1, 1, 0, 0, 0, 1, 2));
    }

    @Test
    void expectsTheCopiesOfAnOrderThatNoBrokerEverAcknowledged() {
        past.subscriber(ANALYTICS);
        past.accepted("a", 0, 1).row("a", "PLACED", "topic", "US");
        past.accepted("b", 0, 1).row("b", "PLACED", "topic", "US").sent("b", 1, 2);

        assertThat(past.copies()).containsExactly(new SubscriberAccount(ANALYTICS, 2, 0, 0, 0, 2, 0, 0));
    }

    @Test
    void countsWhatIsMissingAsWaitingUntilAllIsSettled() {
        past.accepted("a", 0, 1).row("a", "FULFILLED", "topic", "US").subscriber(ANALYTICS);

        assertThat(past.copiesSoFar()).containsExactly(new SubscriberAccount(ANALYTICS, 1, 0, 0, 1, null, 0, 0));
    }

    @Test
    void countsWhatLiesInItsOwnDeadLettersForThatSubscriberAlone() {
        past.subscriber("notification");
        past.accepted("a", 0, 1).row("a", "FULFILLED", "topic", "US").deadCopy(ANALYTICS, "a");
        past.accepted("b", 10, 11).row("b", "FULFILLED", "topic", "US").handled("notification", "b", 15);

        assertThat(past.copies())
                .containsExactly(
                        new SubscriberAccount("notification", 2, 1, 0, 0, 1, 0, 0),
                        new SubscriberAccount(ANALYTICS, 2, 0, 1, 0, 1, 0, 0));
        assertThat(past.copiesSoFar())
                .containsExactly(
                        new SubscriberAccount("notification", 2, 1, 0, 1, null, 0, 0),
                        new SubscriberAccount(ANALYTICS, 2, 0, 1, 1, null, 0, 0));
        assertThat(new SubscriberAccount(ANALYTICS, 1, 0, 1, 0, 0, 0, 0).isClean())
                .isFalse();
    }

    @Test
    void countsACopyThatWasSentBackAndHandledAsHandled() {
        past.accepted("a", 0, 1)
                .row("a", "FULFILLED", "topic", "US")
                .deadCopy(ANALYTICS, "a")
                .handled(ANALYTICS, "a", 5);

        assertThat(past.copies()).containsExactly(new SubscriberAccount(ANALYTICS, 1, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void owesNobodyADeadLetterThatNoRuleLedThere() {
        past.accepted("home", 0, 1).row("home", "FULFILLED", "bus", "US").deadCopy(CUSTOMS, "home");

        assertThat(past.copies()).containsExactly(new SubscriberAccount(CUSTOMS, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void accusesNobodyOfACopyWhoseOrderWasNotReadYet() {
        past.accepted("a", 0, 1).handled(ANALYTICS, "a", 5);

        assertThat(past.copiesSoFar()).extracting(SubscriberAccount::misrouted).containsExactly(0);
        assertThat(past.copies()).extracting(SubscriberAccount::misrouted).containsExactly(1);
    }

    @Test
    void asksForTheCopyOfAnOrderThatWasPlacedThoughItsCallerHeardNothing() {
        past.unknown("a", 0, 1).row("a", "PLACED", "topic", "US").subscriber(ANALYTICS);
        past.unknown("b", 10, 11).row("b", "PLACED", "topic", "US").handled(ANALYTICS, "b", 15);
        past.pending("c", 20).row("c", "FULFILLED", "topic", "US").shipped("c", 25);
        past.unknown("d", 30, 31).row("d", "DEAD_LETTERED", "topic", "US").deadLettered("o-d");

        assertThat(past.copies()).containsExactly(new SubscriberAccount(ANALYTICS, 4, 1, 0, 0, 3, 0, 0));
    }

    @Test
    void asksForNoCopyWhereNothingWasPromised() {
        past.unknown("a", 0, 1).subscriber(ANALYTICS);
        past.unknown("b", 10, 11).row("b", "UNKNOWN", "topic", "US");
        past.refused("c", 20, 21).row("c", "REFUSED", "topic", "US");
        past.unknown("parked", 30, 31)
                .row("parked", "DEAD_LETTERED", "topic", "US")
                .turnedDown("parked", 30, 31);
        past.accepted("heard", 40, 41)
                .row("heard", "DEAD_LETTERED", "topic", "US")
                .turnedDown("heard", 40, 41);

        assertThat(past.copies()).containsExactly(new SubscriberAccount(ANALYTICS, 0, 0, 0, 0, 0, 0, 0));
    }
}
