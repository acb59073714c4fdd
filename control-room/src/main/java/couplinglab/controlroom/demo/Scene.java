package couplinglab.controlroom.demo;

import static couplinglab.controlroom.process.ProcessNames.FULFILLMENT_SERVICE;

import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.ledger.Accounting;
import couplinglab.controlroom.ledger.Books;
import couplinglab.controlroom.process.Waiting;
import couplinglab.controlroom.traffic.Traffic;
import java.io.IOException;
import java.time.Duration;

/**
 * What happens in the runs without a fault, with a kill, with the broker killed and with a switch: traffic before,
 * during and after. Returns when the traffic has ended and every call is concluded.
 */
class Scene {
    private static final Duration TO_GET_ENOUGH = Duration.ofSeconds(20);

    /** The recorder gives up after 10 s, so that nothing is outstanding for longer. */
    static final Duration TO_CONCLUDE = Duration.ofSeconds(30);

    private final Recorder recorder;
    protected final RunId id;
    protected final Plan plan;
    protected final Stage stage;
    protected final Traffic traffic;

    Scene(RunId id, Plan plan, Stage stage, Traffic traffic, Recorder recorder) {
        this.id = id;
        this.plan = plan;
        this.stage = stage;
        this.traffic = traffic;
        this.recorder = recorder;
    }

    final Clues play() throws IOException, InterruptedException {
        stage.setMode(id.producer(), id.firstMode());
        traffic.setRate(plan.rate());
        Thread.sleep(plan.before().toMillis());
        var clues = climax();
        Thread.sleep(plan.after().toMillis());
        traffic.setRate(0);
        Waiting.until(TO_CONCLUDE, () -> traffic.outstanding() == 0);
        return clues;
    }

    Clues climax() throws IOException, InterruptedException {
        switch (id.fault()) {
            case KILL -> {
                stage.kill(FULFILLMENT_SERVICE);
                stayDown(plan.dead());
                stage.revive(FULFILLMENT_SERVICE);
            }
            case BROKER -> {
                stage.killBroker();
                stayDown(plan.dead());
                stage.revive(stage.lab().intermediary());
            }
            case SWITCH -> stage.setMode(id.producer(), id.lastMode());
            case NONE, FREEZE, CRASH, SUBSCRIBER, RULE, UNMATCHED -> {}
        }
        return Clues.NONE;
    }

    /** For so long, and on a slow machine until enough orders have seen nothing else. */
    final void stayDown(Duration time) throws InterruptedException {
        Thread.sleep(Math.max(0, time.toMillis()));
        Waiting.until(TO_GET_ENOUGH, () -> offeredWhileDown() >= Claims.ENOUGH);
    }

    private int offeredWhileDown() {
        return Accounting.of(recorder.history(), Books.EMPTY, false).offeredWhileDown();
    }
}
