package couplinglab.controlroom.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What looks odd and is right. */
class CleanSoakTests {
    @TempDir
    private Path dir;

    @Test
    void everythingThatMayHappenHolds() {
        var soak = new Soak(dir);
        soak.order("as it should be").fulfilled();
        soak.order("in the other lane").at(Soak.TWO).fulfilled();
        soak.order("unknown and recovered")
                .offered()
                .unheard()
                .seen("PLACED")
                .shipped()
                .endsAs("FULFILLED");
        soak.order("unknown and never seen").offered().unheard();
        soak.order("never answered").offered();
        soak.order("refused").in("GUARDED").offered().refused().seen("REFUSED").endsAs("REFUSED");
        soak.order("refused before anything was written").offered().refused();
        refusedThenAcceptedInAnotherMode(soak);
        soak.order("refused, then repeated and unheard")
                .in("DIRECT")
                .offered()
                .refused()
                .repeated()
                .shipped()
                .endsAs("UNKNOWN");
        soak.order("unknown, then refused")
                .in("DIRECT")
                .offered()
                .seen("UNKNOWN")
                .refused()
                .seen("REFUSED")
                .seen("UNKNOWN")
                .endsAs("REFUSED");
        soak.order("answer lost")
                .in("DIRECT")
                .offered()
                .unheard()
                .shipped()
                .seen("UNKNOWN")
                .endsAs("UNKNOWN");
        soak.order("answer lost, guarded")
                .in("guarded")
                .offered()
                .unheard()
                .shipped()
                .endsAs("UNKNOWN");
        deadLetteredThenRedriven(soak);
        soak.order("parked")
                .offered()
                .accepted()
                .isParked()
                .seen("DEAD_LETTERED")
                .endsAs("DEAD_LETTERED");
        soak.order("asked twice")
                .offered()
                .repeated()
                .accepted()
                .accepted()
                .shipped()
                .endsAs("FULFILLED");
        soak.order("without a key").withoutKey().shipped().endsAs("FULFILLED");
        soak.order("without a key, unheard").withoutKey().in("DIRECT").shipped().endsAs("UNKNOWN");
        leftOut(soak);
        soak.poisoned("p-1").poisoned("p-2").keepsThePoison("p-2").keepsThePoison("p-1");
        claims(soak);
        soak.torn("history/history.jsonl");

        var verdict = soak.check();

        assertThat(verdict.broken()).isEmpty();
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.counts()).isEqualTo(new Counts(15, 6, 3, 6, 4, 5, 1, 0, 0, 0, CopyCounts.NONE));
    }

    @Test
    void aPoisonThatWasDeliveredTwiceMayBeTwoLetters() {
        var soak = new Soak(dir).poisoned("p").keepsThePoison("p").keepsThePoison("p");
        assertThat(soak.check().broken()).isEmpty();
    }

    @Test
    void whatWasShippedMayBeDelivered() {
        var soak = new Soak(dir);
        soak.order("in order")
                .offered()
                .accepted()
                .seen("PLACED")
                .shipped()
                .seen("FULFILLED")
                .seen("DELIVERED")
                .endsDelivered(true);
        soak.order("before the confirmation")
                .offered()
                .accepted()
                .seen("PLACED")
                .shipped()
                .seen("DELIVERED")
                .endsDelivered(true);
        soak.order("unheard").in("DIRECT").offered().unheard().shipped().endsDelivered(false);
        assertThat(soak.check().broken()).isEmpty();
    }

    @Test
    void anEmptySoakBreaksNoRule() {
        assertThat(new Soak(dir).check().counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, CopyCounts.NONE));
    }

    private static void refusedThenAcceptedInAnotherMode(Soak soak) {
        var order = soak.order("refused, then accepted")
                .in("DIRECT")
                .offered()
                .refused()
                .seen("REFUSED");
        order.in("QUEUE").repeated().accepted().seen("PLACED").shipped().endsAs("FULFILLED");
    }

    private static void deadLetteredThenRedriven(Soak soak) {
        soak.order("redriven")
                .offered()
                .accepted()
                .seen("PLACED")
                .seen("DEAD_LETTERED")
                .shipped()
                .seen("FULFILLED")
                .endsAs("FULFILLED");
    }

    /** The key is somebody else's, and so is what became of it. */
    private static void leftOut(Soak soak) {
        var order = soak.order("left out").offered().accepted().leftOut();
        order.of("somebody else").shipped().endsAs("FULFILLED");
    }

    private static void claims(Soak soak) {
        soak.claimed(Soak.ONE, "7-1", 1, 2).claimed(Soak.ONE, "7-2", 3).claimed(Soak.TWO, "7-1", 1);
        soak.released(Soak.ONE, "7-1")
                .claimed(Soak.ONE, "7-3", 1)
                .killed(Soak.ONE)
                .killed(Soak.ONE);
        soak.claimed(Soak.ONE, "7-1", 1, 3).exited(Soak.ONE).claimed(Soak.ONE, "9-1", 1, 3);
    }
}
