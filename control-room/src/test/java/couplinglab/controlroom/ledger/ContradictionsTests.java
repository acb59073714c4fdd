package couplinglab.controlroom.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.controlroom.history.Mark;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContradictionsTests {
    static Stream<Arguments> impossible() {
        return Stream.of(
                Arguments.of(
                        "refused and yet shipped", new Past().refused("a", 0, 5).shipped("a", 9)),
                Arguments.of(
                        "more than one order id",
                        new Past().fulfilled("a", 0, 5).shipped("a", "another", 9)),
                Arguments.of(
                        "refused at the producer and shipped",
                        new Past().unknown("a", 0, 5).row("a", "REFUSED").shipped("a", 9)),
                Arguments.of(
                        "the producer does not know it",
                        new Past().accepted("a", 0, 5).shipped("a", 9)),
                Arguments.of("never shipped", new Past().accepted("a", 0, 5).row("a", "FULFILLED")),
                Arguments.of(
                        "still has it as PLACED",
                        new Past().accepted("a", 0, 5).row("a", "PLACED").shipped("a", 9)),
                Arguments.of(
                        "was refused and is fulfilled",
                        new Past().refused("a", 0, 5).row("a", "FULFILLED")),
                Arguments.of(
                        "was delivered, says the carrier, and was never shipped",
                        new Past().accepted("a", 0, 5).delivered("a", false)),
                Arguments.of(
                        "is fulfilled at the producer and was never shipped",
                        new Past().accepted("a", 0, 5).delivered("a", true)),
                Arguments.of(
                        "still has it as DELIVERED",
                        new Past().accepted("a", 0, 5).delivered("a", false).shipped("a", 9)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("impossible")
    void areFound(String words, Past past) {
        assertThat(past.settled().contradictions())
                .anySatisfy(sentence -> assertThat(sentence).contains(words));
    }

    @Test
    void areNotSoughtInBooksThatWereReadOneAfterTheOther() {
        var past = new Past()
                .accepted("a", 0, 5)
                .shipped("a", 9)
                .row("a", "PLACED")
                .accepted("b", 0, 5)
                .row("b", "FULFILLED")
                .accepted("c", 0, 5);

        assertThat(past.running().contradictions()).isEmpty();
    }

    @Test
    void areNotFoundWhereWhatWasShippedIsDeliveredToo() {
        var past = new Past()
                .accepted("a", 0, 5)
                .shipped("a", 9)
                .delivered("a", true)
                .unknown("b", 0, 10_000)
                .shipped("b", 9)
                .delivered("b", false);

        assertThat(past.settled().contradictions()).isEmpty();
    }

    @Test
    void areNotFoundWhereAnUnknownOrderTurnsOutEitherWay() {
        var past = new Past()
                .unknown("a", 0, 10_000)
                .row("a", "UNKNOWN")
                .shipped("a", 12_000)
                .unknown("b", 0, 10_000)
                .row("b", "REFUSED")
                .unknown("c", 0, 10_000);

        assertThat(past.settled().contradictions()).isEmpty();
    }

    @Test
    void areFoundWhereAnOrderWasPlacedAndLostThoughItsCallerHeardNothing() {
        var past = new Past().unknown("a", 0, 10_000).row("a", "PLACED");

        assertThat(past.running().contradictions()).isEmpty();
        assertThat(past.settled().contradictions())
                .containsExactly(
                        "The order under key a was placed though its caller heard nothing, and is neither shipped"
                                + " nor a dead letter.");
    }

    @Test
    void areNotFoundWhereSomethingTellsWhyAPlacedOrderIsNotShipped() {
        var past = new Past()
                .unknown("kept", 0, 10_000)
                .row("kept", "PLACED")
                .deadLettered("o-kept")
                .unknown("forgotten", 0, 10_000)
                .row("forgotten", "PLACED")
                .mark(Mark.Kind.FORGOT, "localstack", 20_000);

        assertThat(past.settled().contradictions()).isEmpty();
    }
}
