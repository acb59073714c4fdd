package couplinglab.controlroom.demo;

import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.process.ProcessStatus;
import couplinglab.controlroom.process.Waiting;
import couplinglab.controlroom.traffic.Traffic;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The consumer freezes, and orders arrive much faster than before until the producer's JVM ends by itself or all have
 * arrived. Then the consumer thaws, and a producer that is dead is revived.
 */
final class CrashScene extends Scene {
    private static final Duration TO_ARRIVE = Duration.ofSeconds(90);

    /** A heap that is almost full makes the JVM slow before it ends it. */
    private static final Duration TO_END = Duration.ofSeconds(30);

    private static final Duration TO_ANSWER = Duration.ofSeconds(30);

    private final Recorder recorder;

    CrashScene(RunId id, Plan plan, Stage stage, Traffic traffic, Recorder recorder) {
        super(id, plan, stage, traffic, recorder);
        this.recorder = recorder;
    }

    @Override
    Clues climax() throws IOException, InterruptedException {
        traffic.setRate(0);
        stage.freeze();
        int before = recorder.history().offers().size();
        traffic.offer(plan.crashRate(), plan.crashOrders());
        Waiting.until(TO_ARRIVE, () -> traffic.rate() == 0 || !isRunning());
        boolean calls = id.mode().equals(RunId.DIRECT);
        Waiting.until(calls ? TO_END : Duration.ZERO, () -> !isRunning());
        traffic.setRate(0);
        int orders = recorder.history().offers().size() - before;
        var exitCode = exitCode();
        boolean answers = exitCode == null && answersCatalog();
        // Calls that broke or were given up belong to this side of the thaw.
        Waiting.until(TO_CONCLUDE, () -> traffic.outstanding() == 0);
        stage.thaw();
        stage.revive(id.producer());
        traffic.setRate(plan.rate());
        return Clues.of(new Clues.Crash(Crashing.flags(), exitCode, answers, orders));
    }

    private @Nullable Integer exitCode() {
        var status = status();
        if (status.isRunning() || status.exitCode() == null) {
            return null;
        }
        recorder.mark(Mark.Kind.EXITED, id.producer(), "exit code " + status.exitCode());
        return status.exitCode();
    }

    private boolean answersCatalog() throws InterruptedException {
        var question = stage.controls().askCatalog(id.producer());
        return Waiting.until(TO_ANSWER, question::isDone) && question.join();
    }

    private boolean isRunning() {
        return status().isRunning();
    }

    private ProcessStatus status() {
        return stage.lab().status(id.producer());
    }
}
