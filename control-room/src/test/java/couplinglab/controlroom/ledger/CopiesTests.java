package couplinglab.controlroom.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.cloud.sns.TopicRouter;
import couplinglab.contracts.BusSpec;
import couplinglab.contracts.Topology;
import couplinglab.controlroom.history.Mark;
import java.util.ArrayList;
import java.util.List;
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
    void asksForNoCopyOfAnOrderThatNobodyKnowsToBeAccepted() {
        past.unknown("a", 0, 1).row("a", "PLACED", "topic", "US").subscriber(ANALYTICS);
        past.unknown("b", 10, 11).row("b", "PLACED", "topic", "US").handled(ANALYTICS, "b", 15);

        assertThat(past.copies()).containsExactly(new SubscriberAccount(ANALYTICS, 1, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void followsARuleFromTheMomentItWasAdded() {
        past.subscriber(ANALYTICS);
        past.accepted("before", 0, 1).row("before", "FULFILLED", "bus", "DE").shipped("before", 5);
        added(100, 200);
        past.accepted("after", 300, 301).row("after", "FULFILLED", "bus", "DE").shipped("after", 305);

        assertThat(past.copies()).containsExactly(new SubscriberAccount(ANALYTICS, 1, 0, 0, 0, 1, 0, 0));
        past.handled(ANALYTICS, "before", 400);
        assertThat(past.copies()).extracting(SubscriberAccount::misrouted).containsExactly(1);
    }

    @Test
    void letsAPublishThatOverlapsAChangeFollowEitherRules() {
        added(100, 200);
        past.accepted("without", 50, 60)
                .row("without", "FULFILLED", "bus", "DE")
                .shipped("without", 150);
        past.accepted("with", 50, 60)
                .row("with", "FULFILLED", "bus", "DE")
                .shipped("with", 250)
                .handled(ANALYTICS, "with", 260);

        assertThat(past.copies()).containsExactly(new SubscriberAccount(ANALYTICS, 1, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void countsWhatNoRuleLeadsToTheConsumerAsUnmatchedAndNotAsLost() {
        rules(100, 200, new BusSpec(Topology.ORDERS_BUS, List.of()));
        past.accepted("a", 300, 301).row("a", "PLACED", "bus", "US");

        assertThat(past.settled().unmatched()).isEqualTo(1);
        assertThat(past.settled().lost()).isZero();
        assertThat(past.settled().isBalanced()).isTrue();
        assertThat(past.running().unmatched()).isEqualTo(1);
    }

    @Test
    void waitsForWhatMayHaveFollowedTheOldRules() {
        rules(100, 200, new BusSpec(Topology.ORDERS_BUS, List.of()));
        past.accepted("a", 50, 60).row("a", "PLACED", "bus", "US");

        assertThat(past.running().waiting()).isEqualTo(1);
        assertThat(past.settled().unmatched()).isEqualTo(1);
    }

    @Test
    void followsASubscriptionThatIsTakenAway() {
        past.subscriber(ANALYTICS);
        past.accepted("before", 0, 1).row("before", "FULFILLED", "topic", "US").shipped("before", 5);
        subscriptions(100, 200, new TopicRouter.Route(Topology.ORDERS, null, null));
        past.accepted("after", 300, 301)
                .row("after", "FULFILLED", "topic", "US")
                .shipped("after", 305);

        assertThat(past.copies()).containsExactly(new SubscriberAccount(ANALYTICS, 1, 0, 0, 0, 1, 0, 0));
        past.handled(ANALYTICS, "after", 400);
        assertThat(past.copies()).extracting(SubscriberAccount::misrouted).containsExactly(1);
    }

    @Test
    void followsAFilterPolicyOfASubscription() {
        past.subscriber(ANALYTICS);
        subscriptions(
                100,
                200,
                new TopicRouter.Route(Topology.ORDERS, null, null),
                new TopicRouter.Route(Topology.ANALYTICS, "{\"destination\":[\"DE\"]}", "MessageBody"));
        past.accepted("abroad", 300, 301)
                .row("abroad", "FULFILLED", "topic", "DE")
                .handled(ANALYTICS, "abroad", 305);
        past.accepted("home", 310, 311).row("home", "FULFILLED", "topic", "US").shipped("home", 315);

        assertThat(past.copies()).containsExactly(new SubscriberAccount(ANALYTICS, 1, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void letsAPublishThatOverlapsAChangeFollowEitherSubscriptions() {
        past.subscriber(ANALYTICS);
        subscriptions(100, 200, new TopicRouter.Route(Topology.ORDERS, null, null));
        past.accepted("with", 50, 60).row("with", "FULFILLED", "topic", "US").handled(ANALYTICS, "with", 150);
        past.accepted("without", 50, 60)
                .row("without", "FULFILLED", "topic", "US")
                .shipped("without", 250);

        assertThat(past.copies()).containsExactly(new SubscriberAccount(ANALYTICS, 1, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void countsWhatNoSubscriptionLeadsToTheConsumerAsUnmatchedAndNotAsLost() {
        subscriptions(100, 200, new TopicRouter.Route(Topology.ANALYTICS, null, null));
        past.accepted("a", 300, 301).row("a", "PLACED", "topic", "US");

        assertThat(past.settled().unmatched()).isEqualTo(1);
        assertThat(past.settled().lost()).isZero();
    }

    private void subscriptions(long asked, long answered, TopicRouter.Route... routes) {
        var detail = RouteMarks.SUBSCRIPTIONS.detailOf(new Subscriptions(Topology.ORDER_PLACED_TOPIC, List.of(routes)));
        past.mark(Mark.Kind.SUBSCRIPTIONS_ASKED, Topology.ORDER_PLACED_TOPIC, detail, asked);
        past.mark(Mark.Kind.SUBSCRIPTIONS_ANSWERED, Topology.ORDER_PLACED_TOPIC, detail, answered);
    }

    private void added(long asked, long answered) {
        var bus = Topology.buses().get(0);
        var rules = new ArrayList<>(bus.rules());
        rules.add(new BusSpec.Rule(
                "more", "{\"detail\":{\"destination\":[\"DE\"]}}", "$.detail", List.of(Topology.ANALYTICS)));
        rules(asked, answered, new BusSpec(bus.name(), rules));
    }

    private void rules(long asked, long answered, BusSpec rules) {
        past.mark(Mark.Kind.RULES_ASKED, rules.name(), RouteMarks.RULES.detailOf(rules), asked);
        past.mark(Mark.Kind.RULES_ANSWERED, rules.name(), RouteMarks.RULES.detailOf(rules), answered);
    }
}
