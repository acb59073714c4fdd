package couplinglab.controlroom.demo;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.controlroom.history.History;
import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.ledger.Accounting;
import couplinglab.controlroom.ledger.Books;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgeTests {
    private static final RunId KILL = new RunId(RunId.QUEUE, Fault.KILL);

    @Test
    void countsARunAgainstTheBooks() {
        var run = Judge.run(Film.of(KILL), Film.books(), true);

        assertThat(run.faultFired()).isTrue();
        assertThat(run.acceptedByMode()).containsExactly(Map.entry("queue", 2));
        assertThat(run.row().offeredWhileDown()).isEqualTo(3);
        assertThat(run.row().acceptedWhileDown()).isEqualTo(1);
        assertThat(run.row().fulfilled()).isEqualTo(2);
        assertThat(run.row().lost()).isZero();
        assertThat(run.row().drainSeconds()).isEqualTo(0.5);
    }

    @Test
    void doesNotLetALaterRunHealWhatWasMissingAfterThisOne() {
        var early = Accounting.of(Film.history(), Books.EMPTY, true);
        var footage = new Footage(KILL, Film.history(), Clues.NONE, 0L, early);

        assertThat(Judge.run(footage, Film.books(), true).row().lost()).isEqualTo(2);
    }

    @Test
    void hasNoDrainWhereNothingPiledUp() {
        assertThat(Drain.seconds(Film.history(), Books.EMPTY)).isNull();
        assertThat(Drain.seconds(new History(List.of(), List.of(), List.of()), Film.books()))
                .isNull();
    }

    @Test
    void seesAFaultThatWasNeverConfirmed() {
        var asked = new Mark(Film.START, Mark.Kind.KILL_ASKED, Film.CONSUMER, null);
        var history = new History(Film.history().offers(), List.of(asked), List.of());

        assertThat(Judge.run(new Footage(KILL, history, Clues.NONE, 0L, null), Film.books(), true)
                        .faultFired())
                .isFalse();
    }

    @Test
    void seesASwitchThatWasNeverAnswered() {
        var id = new RunId("direct>queue", Fault.SWITCH);
        var first = new Mark(Film.START, Mark.Kind.MODE_ANSWERED, "order-service", "direct");
        var asked = new Mark(Film.START, Mark.Kind.MODE_ASKED, "order-service", "queue");
        var history = new History(Film.history().offers(), List.of(first, asked), List.of());

        assertThat(Judge.run(new Footage(id, history, Clues.NONE, 0L, null), Film.books(), true)
                        .faultFired())
                .isFalse();
    }
}
