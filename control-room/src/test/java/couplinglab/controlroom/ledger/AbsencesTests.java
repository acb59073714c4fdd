package couplinglab.controlroom.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.controlroom.history.Mark;
import org.junit.jupiter.api.Test;

class AbsencesTests {
    private static final String BROKER = "localstack";

    /** One order of each kind that a broker which dies at 100 can leave behind, and one that sets out after its return. */
    private static Past beforeAndAfterADeath() {
        return new Past()
                .accepted("held", 0, 50)
                .row("held", "PLACED")
                .fulfilled("through", 10, 60)
                .accepted("answered", 20, 70)
                .shipped("answered", 80)
                .row("answered", "PLACED")
                .accepted("late", 90, 101)
                .row("late", "PLACED");
    }

    @Test
    void areTheBrokersWhereItDiedAfterTheAcceptanceAndForgot() {
        var past = beforeAndAfterADeath().mark(Mark.Kind.FORGOT, BROKER, 100);

        var account = past.settled();
        assertThat(account.lost()).isEqualTo(2);
        assertThat(account.lostToBroker()).isEqualTo(1);
        assertThat(account.unconfirmed()).isEqualTo(1);
        assertThat(account.fulfilled()).isEqualTo(2);
        assertThat(account.contradictions()).isEmpty();
        assertThat(account.isBalanced()).isTrue();
        assertThat(past.absences())
                .containsExactly(
                        absence(Absence.What.ORDER, "held", 50, Absence.Cause.BROKER_FORGOT),
                        absence(Absence.What.CONFIRMATION, "answered", 70, Absence.Cause.BROKER_FORGOT),
                        absence(Absence.What.ORDER, "late", 101, Absence.Cause.UNEXPLAINED));
    }

    @Test
    void areDefectsWhereNoBrokerForgot() {
        var past = beforeAndAfterADeath()
                .mark(Mark.Kind.KILL_ASKED, BROKER, 99)
                .mark(Mark.Kind.KILL_CONFIRMED, BROKER, 100)
                .mark(Mark.Kind.READY, BROKER, 110);

        var account = past.settled();
        assertThat(account.lost()).isEqualTo(2);
        assertThat(account.lostToBroker()).isZero();
        assertThat(account.unconfirmed()).isZero();
        assertThat(account.contradictions())
                .singleElement()
                .asString()
                .contains("answered")
                .contains("still has it as PLACED");
        assertThat(past.absences())
                .extracting(Absence::cause)
                .containsExactly(Absence.Cause.UNEXPLAINED, Absence.Cause.UNEXPLAINED);
    }

    @Test
    void areNotTheBrokersWhereTheConfirmationSetOutAfterItsDeath() {
        var past = new Past()
                .mark(Mark.Kind.FORGOT, BROKER, 100)
                .accepted("a", 0, 50)
                .shipped("a", 120)
                .row("a", "PLACED");

        assertThat(past.settled().unconfirmed()).isZero();
        assertThat(past.settled().contradictions()).hasSize(1);
        assertThat(past.absences()).isEmpty();
    }

    @Test
    void areNotTheBrokersWhereTheProducerSaysSomethingElse() {
        var past = new Past()
                .mark(Mark.Kind.FORGOT, BROKER, 100)
                .accepted("done, it says", 0, 50)
                .row("done, it says", "FULFILLED")
                .accepted("not known", 0, 50);

        assertThat(past.settled().lost()).isEqualTo(2);
        assertThat(past.settled().lostToBroker()).isZero();
        assertThat(past.settled().contradictions()).hasSize(2);
        assertThat(past.absences()).extracting(Absence::status).containsExactly("FULFILLED", null);
    }

    @Test
    void areTheBrokersAlsoWhereTheCarrierSpokeAndTheConsumerWasNotHeard() {
        var past = new Past()
                .mark(Mark.Kind.FORGOT, BROKER, 100)
                .accepted("order", 0, 50)
                .delivered("order", false)
                .accepted("confirmation", 0, 50)
                .shipped("confirmation", 60)
                .delivered("confirmation", false);

        assertThat(past.settled().lostToBroker()).isEqualTo(1);
        assertThat(past.settled().unconfirmed()).isEqualTo(1);
        assertThat(past.absences())
                .extracting(Absence::cause)
                .containsExactly(Absence.Cause.BROKER_FORGOT, Absence.Cause.BROKER_FORGOT);
    }

    @Test
    void areNotKnownWhileThingsRun() {
        var account = beforeAndAfterADeath().mark(Mark.Kind.FORGOT, BROKER, 100).running();

        assertThat(account.lostToBroker()).isNull();
        assertThat(account.unconfirmed()).isNull();
    }

    @Test
    void leaveOutDeadLettersAndWhatNobodyPromised() {
        var past = new Past()
                .mark(Mark.Kind.FORGOT, BROKER, 100)
                .accepted("dead", 0, 50)
                .row("dead", "PLACED")
                .deadLettered("o-dead")
                .unknown("unknown", 0, 50)
                .row("unknown", "PLACED")
                .refused("refused", 0, 50);

        assertThat(past.absences()).isEmpty();
        assertThat(past.settled().lostToBroker()).isZero();
    }

    private static Absence absence(Absence.What what, String key, long acceptedAt, Absence.Cause cause) {
        return new Absence(what, "o-" + key, key, "order-service", Past.at(acceptedAt), "PLACED", cause);
    }
}
