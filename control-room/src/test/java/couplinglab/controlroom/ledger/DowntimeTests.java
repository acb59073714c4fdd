package couplinglab.controlroom.ledger;

import static couplinglab.controlroom.history.Mark.Kind.EXITED;
import static couplinglab.controlroom.history.Mark.Kind.FORGOT;
import static couplinglab.controlroom.history.Mark.Kind.FREEZE_ANSWERED;
import static couplinglab.controlroom.history.Mark.Kind.FREEZE_ASKED;
import static couplinglab.controlroom.history.Mark.Kind.KILL_ASKED;
import static couplinglab.controlroom.history.Mark.Kind.KILL_CONFIRMED;
import static couplinglab.controlroom.history.Mark.Kind.LAST_SEEN;
import static couplinglab.controlroom.history.Mark.Kind.READY;
import static couplinglab.controlroom.history.Mark.Kind.REVIVE_ASKED;
import static couplinglab.controlroom.history.Mark.Kind.THAW_ANSWERED;
import static couplinglab.controlroom.history.Mark.Kind.THAW_ASKED;
import static couplinglab.controlroom.ledger.Past.at;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DowntimeTests {
    private static final String CONSUMER = "fulfillment-service";
    private static final String PRODUCER = "order-service-2";

    /** Killed between 100 and 110, revived from 200, ready at 300. */
    private static Past killed() {
        return new Past()
                .mark(KILL_ASKED, CONSUMER, 100)
                .mark(KILL_CONFIRMED, CONSUMER, 110)
                .mark(REVIVE_ASKED, CONSUMER, 200)
                .mark(READY, CONSUMER, 300);
    }

    @Test
    void countsWhatWasAskedAfterTheDeathAndConcludedBeforeTheRevivalWasAskedFor() {
        var account = killed().accepted("a", 110, 120)
                .refused("b", 150, 151)
                .unknown("c", 111, 200)
                .settled();

        assertThat(account.offeredWhileDown()).isEqualTo(3);
        assertThat(account.acceptedWhileDown()).isEqualTo(1);
        assertThat(account.straddling()).isZero();
    }

    @Test
    void countsNeitherWhatWentBeforeNorWhatCameAfter() {
        var account = killed().accepted("a", 0, 99)
                .accepted("b", 201, 250)
                .accepted("c", 301, 302)
                .settled();

        assertThat(account.offeredWhileDown()).isZero();
        assertThat(account.straddling()).isZero();
    }

    @Test
    void putsApartWhatLiesAcrossAnEdge() {
        var account = killed().accepted("across the kill", 90, 120)
                .accepted("between asking and death", 103, 107)
                .accepted("ended between asking and death", 90, 105)
                .accepted("across the revival", 190, 210)
                .pending("still under way", 190)
                .settled();

        assertThat(account.straddling()).isEqualTo(5);
        assertThat(account.offeredWhileDown()).isZero();
    }

    @Test
    void countsOnWhileTheFaultLasts() {
        var account = new Past()
                .mark(FREEZE_ASKED, CONSUMER, 100)
                .mark(FREEZE_ANSWERED, CONSUMER, 110)
                .accepted("a", 5000, 5001)
                .settled();

        assertThat(account.offeredWhileDown()).isEqualTo(1);
    }

    @Test
    void endsACrashRunsFaultWithTheThawWhateverBecomesOfTheProducer() {
        var past = new Past()
                .mark(FREEZE_ASKED, CONSUMER, 100)
                .mark(FREEZE_ANSWERED, CONSUMER, 110)
                .mark(EXITED, PRODUCER, 150)
                .mark(THAW_ASKED, CONSUMER, 200)
                .mark(THAW_ANSWERED, CONSUMER, 205)
                .mark(REVIVE_ASKED, PRODUCER, 210)
                .mark(READY, PRODUCER, 400)
                .unknown("a", 120, 150)
                .accepted("b", 220, 230);

        assertThat(past.settled().offeredWhileDown()).isEqualTo(1);
        assertThat(Downtime.of(past.history().marks()).windows())
                .singleElement()
                .satisfies(window -> {
                    assertThat(window.endAsked()).isEqualTo(Past.at(200));
                    assertThat(window.over()).isEqualTo(Past.at(205));
                });
    }

    @Test
    void takesAFreezeThatAKillEndsForOneFault() {
        var past = new Past()
                .mark(FREEZE_ASKED, CONSUMER, 100)
                .mark(FREEZE_ANSWERED, CONSUMER, 110)
                .mark(KILL_ASKED, CONSUMER, 150)
                .mark(KILL_CONFIRMED, CONSUMER, 160)
                .mark(REVIVE_ASKED, CONSUMER, 200)
                .mark(READY, CONSUMER, 300)
                .refused("a", 120, 170);

        assertThat(past.settled().offeredWhileDown()).isEqualTo(1);
        assertThat(Downtime.of(past.history().marks()).windows()).hasSize(1);
    }

    @Test
    void liesBetweenTwoSignsOfDeathWhereOthersKillAndRevive() {
        var past = new Past()
                .mark(LAST_SEEN, CONSUMER, 100)
                .mark(EXITED, CONSUMER, 110)
                .mark(FORGOT, CONSUMER, 110)
                .mark(REVIVE_ASKED, CONSUMER, 200)
                .mark(READY, CONSUMER, 300)
                .refused("a", 115, 120)
                .accepted("dead or not, nobody knows", 103, 107)
                .accepted("across the last sign of death", 190, 210)
                .accepted("on its return", 210, 220)
                .accepted("later", 400, 410);

        var account = past.settled();
        assertThat(account.offeredWhileDown()).isEqualTo(1);
        assertThat(account.acceptedWhileDown()).isZero();
        assertThat(account.straddling()).isEqualTo(2);
        assertThat(Downtime.of(past.history().marks()).windows())
                .containsExactly(new Downtime.Window(CONSUMER, at(100), at(110), at(200), at(300)));
    }

    @Test
    void isNoneWhereAProcessEndedOfWhichNothingWasAsked() {
        var past = new Past().mark(EXITED, PRODUCER, 100).accepted("a", 120, 130);

        assertThat(Downtime.of(past.history().marks()).windows()).isEmpty();
    }

    @Test
    void isNoneWhereAFaultWasAskedForAndNeverConfirmed() {
        var past = new Past().mark(KILL_ASKED, CONSUMER, 100).accepted("a", 120, 130);

        assertThat(past.settled().offeredWhileDown()).isZero();
        assertThat(Downtime.of(past.history().marks()).windows()).isEmpty();
    }
}
