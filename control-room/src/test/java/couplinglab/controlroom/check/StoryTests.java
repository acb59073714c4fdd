package couplinglab.controlroom.check;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.controlroom.history.Line;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryTests {
    @TempDir
    private Path dir;

    private Soak soak;

    @BeforeEach
    void nothingHappenedYet() {
        soak = new Soak(dir);
    }

    @Test
    void tellsOfAnOrderWhateverHappenedToItAndMeanwhile() {
        soak.killed("local-cloud");
        soak.order("ada").fulfilled();
        var bob = soak.order("bob").offered();
        soak.killed(Soak.CONSUMER);
        bob.unheard();
        soak.faulted("kill", Soak.CONSUMER, Line.Phase.DONE);
        bob.repeated().accepted().seen("PLACED").isADeadLetter().endsAs("DEAD_LETTERED");
        soak.killed(Soak.ONE);

        var violation = soak.check().violations().get(0);

        assertThat(violation.subject()).isEqualTo(bob.key());
        assertThat(violation.story())
                .extracting(StoryLine::what)
                .containsExactly(
                        "offered to order-service as arrival 1",
                        "- kill-confirmed: fulfillment-service",
                        "answered: unknown (QUEUE)",
                        "- fault 1, kill of fulfillment-service: done",
                        "sent again to order-service: after a refusal",
                        "answered: accepted (202, order " + bob.id() + ", QUEUE)",
                        "seen as PLACED at order-service",
                        "dead letter letter of bob: FAILED after 5 receives, first seen 2026-11-24T12:00:19Z",
                        "order-service has the order " + bob.id() + " as DEAD_LETTERED, placed in mode QUEUE.",
                        "order-service keeps the key for the order " + bob.id() + ".");
    }

    @Test
    void tellsOfEveryShipmentOfAKeyWhateverOrderItNames() {
        var bob = soak.order("bob").fulfilled();
        bob.asAnotherOrder().shipped().endsAs("FULFILLED");

        assertThat(soak.check().violations())
                .hasSize(2)
                .allSatisfy(violation -> assertThat(violation.story())
                        .extracting(StoryLine::what)
                        .contains(
                                "shipped as number 1 for the order " + bob.id(),
                                "shipped as number 2 for the order "
                                        + bob.asAnotherOrder().id(),
                                "taken into the inbox as shipment 2"));
    }

    @Test
    void tellsOfBothClaims() {
        soak.claimed(Soak.ONE, "7-1", 1, 2).claimed(Soak.ONE, "8-1", 2).released(Soak.ONE, "7-1");

        assertThat(soak.check().violations().get(0).story())
                .extracting(StoryLine::what)
                .containsExactly(
                        "order-service claimed the rows [1, 2] as 7-1 for 1/relay-1",
                        "order-service claimed the rows [2] as 8-1 for 1/relay-1",
                        "order-service was about to release claim 7-1");
    }

    @Test
    void tellsOfPoisonStraysOutboxesAndParkedRows() {
        soak.poisoned("p");
        var bob = soak.order("bob").offered().leftOut().isInTheOutbox().isParked();
        soak.stray(Soak.TWO, bob.id());

        var stories = soak.check().violations().stream()
                .flatMap(violation -> violation.story().stream())
                .map(StoryLine::what)
                .toList();
        assertThat(stories)
                .contains(
                        "put into orders as poison",
                        "confirmed to order-service-2, which had never seen it",
                        "order-service has it in its outbox, row 17.",
                        "parked by order-service: InvalidMessageContents");
    }

    @Test
    void keepsAHundredOfARuleAndCountsAll() {
        for (int i = 0; i < 250; i++) {
            soak.order("lost " + i).offered().accepted().endsAs("PLACED");
        }
        var verdict = soak.check();
        assertThat(verdict.violations()).hasSize(100);
        assertThat(verdict.counts().lost()).isEqualTo(250);
    }

    @Test
    void reportsCountsRulesAndAsManyStoriesAsAreWanted() {
        soak.order("bob").offered().accepted().endsAs("PLACED");
        soak.order("cleo").offered().accepted().endsAs("PLACED");
        soak.order("dan").offered().unheard().endsAs("PLACED");

        var lines = new CheckReport(soak.check()).lines(1);

        assertThat(lines)
                .containsSequence(List.of(
                        "orders 3 = accepted 2 + refused 0 + unknown 1 (recovered 0)",
                        "accepted 2 = fulfilled 0 + dead-lettered 0 + lost 2",
                        "lost 3, doubled 0, unexplained 0",
                        "",
                        "BROKEN accepted-is-fulfilled-or-dead-lettered: 2 times. "
                                + "What was accepted was shipped, or is kept as a dead letter with its reason."))
                .filteredOn(line -> line.contains("offered to"))
                .hasSize(2);
    }
}
