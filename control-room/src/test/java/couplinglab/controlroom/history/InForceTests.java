package couplinglab.controlroom.history;

import static couplinglab.controlroom.history.Mark.Kind.EXITED;
import static couplinglab.controlroom.history.Mark.Kind.FORGOT;
import static couplinglab.controlroom.history.Mark.Kind.FREEZE_ANSWERED;
import static couplinglab.controlroom.history.Mark.Kind.FREEZE_ASKED;
import static couplinglab.controlroom.history.Mark.Kind.LAST_SEEN;
import static couplinglab.controlroom.history.Mark.Kind.MODE_ANSWERED;
import static couplinglab.controlroom.history.Mark.Kind.MODE_ASKED;
import static couplinglab.controlroom.history.Mark.Kind.READY;
import static couplinglab.controlroom.history.Mark.Kind.REVIVE_ASKED;
import static couplinglab.controlroom.history.Mark.Kind.RULES_ANSWERED;
import static couplinglab.controlroom.history.Mark.Kind.RULES_ASKED;
import static couplinglab.controlroom.history.Mark.Kind.SUBSCRIPTIONS_ANSWERED;
import static couplinglab.controlroom.history.Mark.Kind.SUBSCRIPTIONS_ASKED;
import static couplinglab.controlroom.history.Mark.Kind.THAW_ANSWERED;
import static couplinglab.controlroom.history.Mark.Kind.THAW_ASKED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InForceTests {
    private final List<Mark> marks = new ArrayList<>();

    @Test
    void keepsTheLastAnsweredChangeOfEachKind() {
        mark(RULES_ASKED, "orders", "former");
        mark(RULES_ANSWERED, "orders", "former");
        var asked = mark(RULES_ASKED, "orders", "rules");
        var filtered = mark(SUBSCRIPTIONS_ASKED, "order-placed", "subscriptions");
        var answered = mark(RULES_ANSWERED, "orders", "rules");
        var published = mark(SUBSCRIPTIONS_ANSWERED, "order-placed", "subscriptions");

        assertThat(InForce.of(marks)).containsExactly(asked, answered, filtered, published);
    }

    @Test
    void keepsWhatWasAskedForSinceAndNeverAnswered() {
        mark(RULES_ASKED, "orders", "never answered");
        var asked = mark(RULES_ASKED, "orders", "rules");
        var answered = mark(RULES_ANSWERED, "orders", "rules");
        var perhaps = mark(RULES_ASKED, "orders", "perhaps");

        assertThat(InForce.of(marks)).containsExactly(asked, answered, perhaps);
    }

    @Test
    void keepsTheModeOfEachProducer() {
        var one = mark(MODE_ASKED, "order-service", "queue");
        var other = mark(MODE_ASKED, "order-service-2", "bus");
        var oneAnswered = mark(MODE_ANSWERED, "order-service", "queue");

        assertThat(InForce.of(marks)).containsExactly(one, oneAnswered, other);
    }

    @Test
    void keepsTheFaultsThatLast() {
        mark(FREEZE_ASKED, "fulfillment-service", null);
        mark(FREEZE_ANSWERED, "fulfillment-service", null);
        mark(THAW_ASKED, "fulfillment-service", null);
        mark(THAW_ANSWERED, "fulfillment-service", null);
        mark(LAST_SEEN, "localstack", null);
        mark(EXITED, "localstack", null);
        mark(FORGOT, "localstack", null);
        mark(REVIVE_ASKED, "localstack", null);
        mark(READY, "localstack", null);
        var seen = mark(LAST_SEEN, "localstack", null);
        var exited = mark(EXITED, "localstack", null);

        assertThat(InForce.of(marks)).containsExactly(seen, exited);
    }

    @Test
    void findsTheSameInWhatWasWrittenDownTwice() {
        mark(RULES_ASKED, "orders", "rules");
        mark(RULES_ANSWERED, "orders", "rules");
        mark(RULES_ASKED, "orders", "perhaps");
        mark(LAST_SEEN, "localstack", null);
        mark(EXITED, "localstack", null);
        var once = List.copyOf(marks);
        marks.addAll(once);

        assertThat(InForce.of(marks)).isEqualTo(once);
    }

    /** Each at a time of its own. */
    private Mark mark(Mark.Kind kind, String subject, @Nullable String detail) {
        var mark = new Mark(Instant.ofEpochSecond(marks.size()), kind, subject, detail);
        marks.add(mark);
        return mark;
    }
}
