package couplinglab.controlroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.controlroom.process.ProcessStatus.State;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Looks are at 1, 2, 3 ... seconds. */
class WatchedTests {
    private final List<String> told = new ArrayList<>();
    private final Ticking clock = new Ticking();
    private Readiness management = () -> true;
    private Readiness main = () -> true;
    private final Watched process = new Watched(
            "one", new Probe(() -> management.isReady()), new Probe(() -> main.isReady()), new Telling(), clock);

    @Test
    void tellsOfADeathWithTheLastSignOfLifeAndOfTheReturnWithTheLastSignOfDeath() throws Exception {
        process.look();
        process.look();
        die();
        assertThat(process.look().state()).isEqualTo(State.DEAD);
        process.look();
        process.look();
        live();
        assertThat(process.look().state()).isEqualTo(State.READY);
        process.look();

        assertThat(told).containsExactly("back 1", "gone 2", "back 5");
    }

    @Test
    void isStillStartingWhenItIsFirstFoundNeitherReadyNorDead() throws Exception {
        management = () -> false;

        assertThat(process.look().state()).isEqualTo(State.STARTING);
        assertThat(told).isEmpty();
    }

    @Test
    void isNotDeadWhileItAnswersOrTakesConnections() throws Exception {
        process.look();
        management = () -> false;
        assertThat(process.look().state()).isEqualTo(State.STARTING);
        management = WatchedTests::timesOut;
        assertThat(process.look().state()).isEqualTo(State.STARTING);
        live();
        assertThat(process.look().state()).isEqualTo(State.READY);

        assertThat(told).containsExactly("back 1");
    }

    @Test
    void tellsOfADeathOnlyOnceThoughItStartsAndDiesAgainBeforeItIsReady() throws Exception {
        process.look();
        die();
        process.look();
        management = () -> false;
        assertThat(process.look().state()).isEqualTo(State.STARTING);
        die();
        process.look();
        live();
        process.look();

        assertThat(told).containsExactly("back 1", "gone 1", "back 4");
    }

    @Test
    void tellsOfOneThatIsDeadFromTheBeginning() throws Exception {
        die();
        process.look();

        assertThat(told).containsExactly("gone 1");
    }

    @Test
    void takesNoSilenceOfItsManagementForDeathOnceItServesAgain() throws Exception {
        process.look();
        die();
        process.look();
        main = () -> true;
        process.look();
        process.look();
        live();
        process.look();

        assertThat(told).containsExactly("back 1", "gone 1", "back 2");
    }

    @Test
    void keepsADeathToItselfThatWasAskedFor() throws Exception {
        process.look();
        process.expectDeath(true);
        die();
        process.look();
        process.expectDeath(false);
        process.look();
        live();
        process.look();

        assertThat(told).containsExactly("back 1", "back 3");
    }

    @Test
    void doesNotTakeAConnectionThatWasClosedMeanwhileForDeath() throws Exception {
        process.look();
        var first = new ArrayList<>(List.of("closed"));
        management = () -> {
            if (!first.isEmpty()) {
                throw new IOException(first.remove(0));
            }
            return true;
        };

        assertThat(process.look().state()).isEqualTo(State.READY);
        assertThat(told).containsExactly("back 1");
    }

    private void die() {
        management = WatchedTests::refuses;
        main = WatchedTests::refuses;
    }

    private void live() {
        management = () -> true;
        main = () -> true;
    }

    private static boolean refuses() throws IOException {
        throw new ConnectException("refused");
    }

    private static boolean timesOut() throws IOException {
        throw new HttpTimeoutException("silent");
    }

    private final class Telling implements Sightings {
        @Override
        public void gone(String name, Instant lastAlive) {
            told.add("gone " + lastAlive.getEpochSecond());
        }

        @Override
        public void back(String name, Instant lastDead) {
            told.add("back " + lastDead.getEpochSecond());
        }
    }

    /** One second later each time that it is asked. */
    private static final class Ticking extends Clock {
        private long seconds;

        @Override
        public Instant instant() {
            return Instant.ofEpochSecond(++seconds);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
