package couplinglab.controlroom.soak;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.controlroom.history.Answer;
import couplinglab.controlroom.history.History;
import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Offer;
import couplinglab.controlroom.history.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private final Proof proof = new Proof();

    @Test
    void isThereWhenHalfOfTheQueuesOffersWereAccepted() {
        proof.judge(history("queue", Outcome.ACCEPTED, Outcome.UNKNOWN), Modes.MIXED);
        assertThat(proof.shortcomings()).isEmpty();
    }

    @Test
    void isNotThereWhenLessThanHalfOfTheQueuesOffersWereAccepted() {
        proof.judge(history("queue", Outcome.ACCEPTED, Outcome.UNKNOWN, Outcome.REFUSED), Modes.MIXED);
        assertThat(proof.shortcomings()).containsExactly("of 3 orders offered in a loose mode only 1 were accepted");
    }

    @Test
    void asksNoHalfOfWhatWasOfferedInATightMode() {
        proof.judge(history("direct", Outcome.ACCEPTED, Outcome.REFUSED, Outcome.REFUSED), Modes.MIXED);
        assertThat(proof.shortcomings()).isEmpty();
    }

    @Test
    void isNotThereWhenNothingWasAccepted() {
        proof.judge(history("direct", Outcome.REFUSED), Modes.DIRECT);
        assertThat(proof.shortcomings()).containsExactly("no order was accepted");
    }

    @Test
    void isNotThereWhenAFaultDidNotHappen() {
        proof.happened("kill", 1);
        proof.didNotHappen(2, "freeze", new DidNotHappen("nobody was there"));
        proof.judge(history("queue", Outcome.ACCEPTED), Modes.MIXED);
        assertThat(proof.faults()).containsOnlyKeys("kill");
        assertThat(proof.shortcomings()).containsExactly("fault 2, freeze, did not happen: nobody was there");
    }

    private static History history(String mode, Outcome... outcomes) {
        var offers = new ArrayList<Offer>();
        for (var outcome : outcomes) {
            var answer = new Answer(NOW.plusSeconds(2), outcome, 200, null, mode);
            offers.add(new Offer("key-" + offers.size(), 1, "order-service", NOW, NOW.plusSeconds(1), answer));
        }
        return new History(offers, List.of(new Mark(NOW, Mark.Kind.MODE_ANSWERED, "order-service", mode)), List.of());
    }
}
