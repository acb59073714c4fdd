package couplinglab.controlroom.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.cloud.sns.TopicRouter;
import couplinglab.contracts.BusSpec;
import couplinglab.contracts.Topology;
import couplinglab.controlroom.history.Mark;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is owed what while rules and subscriptions change. */
class ChangedRoutesTests {
    private static final String ANALYTICS = "analytics";

    private final Past past = new Past();

    @Test
    void owesWhatTheRulesSaidWhenItWasAcknowledged() {
        past.subscriber(ANALYTICS);
        past.accepted("before", 0, 1).row("before", "FULFILLED", "bus", "DE").published("before", 2, 99);
        added(100, 200);
        past.accepted("after", 0, 1).row("after", "FULFILLED", "bus", "DE").published("after", 201, 210);

        assertThat(past.copies()).containsExactly(new SubscriberAccount(ANALYTICS, 1, 0, 0, 0, 1, 0, 0));
    }

    /** When somebody handles a copy says nothing of when it was published. */
    @Test
    void callsACopyMisroutedThatNoRuleLedThereWhenItWasPublished() {
        past.accepted("a", 0, 1).row("a", "FULFILLED", "bus", "DE").published("a", 2, 5);
        added(100, 200);
        past.handled(ANALYTICS, "a", 300);

        assertThat(past.copies()).extracting(SubscriberAccount::misrouted).containsExactly(1);
    }

    @Test
    void letsAPublishWhoseEndNobodyHeardComeLater() {
        past.accepted("a", 0, 1)
                .row("a", "FULFILLED", "bus", "DE")
                .sent("a", 2, 5)
                .published("a", 10, 15);
        added(100, 200);
        past.handled(ANALYTICS, "a", 300);

        assertThat(past.copies()).containsExactly(new SubscriberAccount(ANALYTICS, 1, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void owesNoCopyThatOnlyAPublishCouldBringWhoseEndNobodyHeard() {
        past.accepted("never", 0, 1).row("never", "DEAD_LETTERED", "topic", "DE");
        past.sent("never", 2, 5).turnedDown("never", 10, 15).subscriber(ANALYTICS);
        past.accepted("stored", 20, 21).row("stored", "DEAD_LETTERED", "topic", "DE");
        past.sent("stored", 22, 25).turnedDown("stored", 30, 35).handled(ANALYTICS, "stored", 40);

        assertThat(past.copies()).containsExactly(new SubscriberAccount(ANALYTICS, 1, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void excusesNoStrayCopyOfAPublishAfterTheRulesWereTakenBack() {
        past.accepted("a", 0, 1).row("a", "FULFILLED", "bus", "DE");
        added(100, 200);
        rules(210, 220, Topology.buses().get(0));
        past.published("a", 300, 310).handled(ANALYTICS, "a", 400);

        assertThat(past.copies()).extracting(SubscriberAccount::misrouted).containsExactly(1);
    }

    @Test
    void endsTheOldRulesThoughTheAnswerToAChangeWasNeverWrittenDown() {
        past.subscriber(ANALYTICS);
        past.mark(Mark.Kind.RULES_ASKED, Topology.ORDERS_BUS, RouteMarks.RULES.detailOf(more()), 100);
        added(200, 300);
        past.accepted("a", 400, 401).row("a", "FULFILLED", "bus", "DE").published("a", 402, 405);

        assertThat(past.copies()).containsExactly(new SubscriberAccount(ANALYTICS, 1, 0, 0, 0, 1, 0, 0));
    }

    @Test
    void letsAPatternThatNobodyCanJudgeMatchOrNot() {
        var rules = new ArrayList<>(Topology.buses().get(0).rules());
        rules.add(new BusSpec.Rule("odd", "{\"detail\":{\"total\":7}}", "$.detail", List.of(Topology.ANALYTICS)));
        rules(100, 200, new BusSpec(Topology.ORDERS_BUS, rules));
        past.subscriber(ANALYTICS);
        past.accepted("a", 300, 301).row("a", "FULFILLED", "bus", "DE").handled(ANALYTICS, "a", 305);
        past.accepted("b", 310, 311).row("b", "PLACED", "bus", "DE");

        assertThat(past.copies()).containsExactly(new SubscriberAccount(ANALYTICS, 1, 1, 0, 0, 0, 0, 0));
        assertThat(past.settled().lost()).isEqualTo(2);
    }

    @Test
    void letsAFilterPolicyThatNobodyCanJudgeMatchOrNot() {
        past.subscriber(ANALYTICS);
        subscriptions(
                100,
                200,
                new TopicRouter.Route(Topology.ORDERS, null, null),
                new TopicRouter.Route(Topology.ANALYTICS, "{\"destination\":\"DE\"}", "MessageBody"));
        past.accepted("a", 300, 301).row("a", "FULFILLED", "topic", "DE").handled(ANALYTICS, "a", 305);
        past.accepted("b", 310, 311).row("b", "FULFILLED", "topic", "DE").shipped("b", 315);

        assertThat(past.copies()).containsExactly(new SubscriberAccount(ANALYTICS, 1, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void followsARuleFromTheMomentItWasAdded() {
        past.subscriber(ANALYTICS);
        past.accepted("before", 0, 1).row("before", "FULFILLED", "bus", "DE").published("before", 2, 5);
        added(100, 200);
        past.accepted("after", 300, 301).row("after", "FULFILLED", "bus", "DE").published("after", 302, 305);

        assertThat(past.copies()).containsExactly(new SubscriberAccount(ANALYTICS, 1, 0, 0, 0, 1, 0, 0));
        past.handled(ANALYTICS, "before", 400);
        assertThat(past.copies()).extracting(SubscriberAccount::misrouted).containsExactly(1);
    }

    @Test
    void letsAPublishThatOverlapsAChangeFollowEitherRules() {
        past.subscriber(ANALYTICS);
        added(100, 200);
        past.accepted("without", 50, 60)
                .row("without", "FULFILLED", "bus", "DE")
                .published("without", 70, 100);
        past.accepted("with", 50, 60)
                .row("with", "FULFILLED", "bus", "DE")
                .published("with", 150, 210)
                .handled(ANALYTICS, "with", 260);

        assertThat(past.copies()).containsExactly(new SubscriberAccount(ANALYTICS, 1, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void countsWhatNoRuleLeadsToTheConsumerAsUnmatchedAndNotAsLost() {
        rules(100, 200, nothing());
        past.accepted("a", 300, 301).row("a", "PLACED", "bus", "US").published("a", 302, 305);

        assertThat(past.settled().unmatched()).isEqualTo(1);
        assertThat(past.settled().lost()).isZero();
        assertThat(past.settled().isBalanced()).isTrue();
        assertThat(past.running().unmatched()).isEqualTo(1);
    }

    @Test
    void waitsForWhatMayHaveFollowedTheOldRules() {
        rules(100, 200, nothing());
        past.accepted("a", 50, 60).row("a", "PLACED", "bus", "US").published("a", 70, 150);

        assertThat(past.running().waiting()).isEqualTo(1);
        assertThat(past.settled().unmatched()).isEqualTo(1);
    }

    @Test
    void callsLostWhatWasPublishedBeforeTheRulesWereTakenAway() {
        past.accepted("a", 0, 1).row("a", "PLACED", "bus", "DE").published("a", 2, 99);
        rules(100, 200, nothing());

        assertThat(past.settled().lost()).isEqualTo(1);
        assertThat(past.settled().unmatched()).isZero();
        assertThat(past.running().waiting()).isEqualTo(1);
    }

    @Test
    void callsLostWhatNoBrokerAcknowledgedThoughNoRuleWouldHaveLedItAnywhere() {
        rules(100, 200, nothing());
        past.accepted("never", 300, 301).row("never", "PLACED", "bus", "DE");
        past.accepted("unheard", 300, 301).row("unheard", "PLACED", "bus", "DE").sent("unheard", 302, 305);

        assertThat(past.settled().lost()).isEqualTo(2);
        assertThat(past.settled().unmatched()).isZero();
        assertThat(past.running().waiting()).isEqualTo(2);
    }

    @Test
    void followsASubscriptionThatIsTakenAway() {
        past.subscriber(ANALYTICS);
        past.accepted("before", 0, 1).row("before", "FULFILLED", "topic", "US").published("before", 2, 5);
        subscriptions(100, 200, new TopicRouter.Route(Topology.ORDERS, null, null));
        past.accepted("after", 300, 301)
                .row("after", "FULFILLED", "topic", "US")
                .published("after", 302, 305);

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
        past.accepted("with", 50, 60)
                .row("with", "FULFILLED", "topic", "US")
                .published("with", 70, 120)
                .handled(ANALYTICS, "with", 150);
        past.accepted("without", 50, 60)
                .row("without", "FULFILLED", "topic", "US")
                .published("without", 180, 220);

        assertThat(past.copies()).containsExactly(new SubscriberAccount(ANALYTICS, 1, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void countsWhatNoSubscriptionLeadsToTheConsumerAsUnmatchedAndNotAsLost() {
        subscriptions(100, 200, new TopicRouter.Route(Topology.ANALYTICS, null, null));
        past.accepted("a", 300, 301).row("a", "PLACED", "topic", "US").published("a", 302, 305);

        assertThat(past.settled().unmatched()).isEqualTo(1);
        assertThat(past.settled().lost()).isZero();
    }

    private void subscriptions(long asked, long answered, TopicRouter.Route... routes) {
        var detail = RouteMarks.SUBSCRIPTIONS.detailOf(new Subscriptions(Topology.ORDER_PLACED_TOPIC, List.of(routes)));
        past.mark(Mark.Kind.SUBSCRIPTIONS_ASKED, Topology.ORDER_PLACED_TOPIC, detail, asked);
        past.mark(Mark.Kind.SUBSCRIPTIONS_ANSWERED, Topology.ORDER_PLACED_TOPIC, detail, answered);
    }

    private void added(long asked, long answered) {
        rules(asked, answered, more());
    }

    private static BusSpec nothing() {
        return new BusSpec(Topology.ORDERS_BUS, List.of());
    }

    /** With one more rule, that leads to analytics. */
    private static BusSpec more() {
        var bus = Topology.buses().get(0);
        var rules = new ArrayList<>(bus.rules());
        rules.add(new BusSpec.Rule(
                "more", "{\"detail\":{\"destination\":[\"DE\"]}}", "$.detail", List.of(Topology.ANALYTICS)));
        return new BusSpec(bus.name(), rules);
    }

    private void rules(long asked, long answered, BusSpec rules) {
        past.mark(Mark.Kind.RULES_ASKED, rules.name(), RouteMarks.RULES.detailOf(rules), asked);
        past.mark(Mark.Kind.RULES_ANSWERED, rules.name(), RouteMarks.RULES.detailOf(rules), answered);
    }
}
