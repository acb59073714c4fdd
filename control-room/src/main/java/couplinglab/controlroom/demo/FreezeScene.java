package couplinglab.controlroom.demo;

import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.process.Waiting;
import couplinglab.controlroom.traffic.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The consumer freezes and thaws. Right after the freeze exactly twelve orders arrive; then the producer's threads are
 * counted and {@code /catalog} is asked for, before the traffic goes on.
 */
final class FreezeScene extends Scene {
    private static final int FIRST_ORDERS = 12;
    private static final int THREADS = 8;
    private static final int QUESTIONS = 10;
    private static final Duration TO_FILL = Duration.ofSeconds(10);
    private static final Duration TO_ANSWER = Duration.ofMinutes(1);

    FreezeScene(RunId id, Plan plan, Stage stage, Traffic traffic, Recorder recorder) {
        super(id, plan, stage, traffic, recorder);
    }

    @Override
    Clues climax() throws IOException, InterruptedException {
        traffic.setRate(0);
        stage.freeze();
        long frozen = System.nanoTime();
        traffic.offer(plan.rate(), FIRST_ORDERS);
        Waiting.until(TO_FILL, () -> traffic.rate() == 0);
        boolean fills = id.mode().equals(RunId.DIRECT);
        var threads = fills ? countThreads() : null;
        var catalog = new ArrayList<CompletableFuture<Boolean>>();
        catalog.add(stage.controls().askCatalog(id.producer()));
        traffic.setRate(plan.rate());
        while (!fills && catalog.size() < QUESTIONS) {
            Thread.sleep(plan.frozen().toMillis() / (2 * QUESTIONS));
            catalog.add(stage.controls().askCatalog(id.producer()));
        }
        stayDown(plan.frozen().minusNanos(System.nanoTime() - frozen));
        int before = answered(catalog);
        stage.thaw();
        Waiting.until(TO_ANSWER, () -> catalog.stream().allMatch(CompletableFuture::isDone));
        return Clues.of(threads, new Clues.Catalog(catalog.size(), before, answered(catalog) - before));
    }

    /** No further orders arrive meanwhile, so that the wait is for nothing but the threads that take up the twelve. */
    private Clues.Threads countThreads() throws IOException, InterruptedException {
        Waiting.until(TO_FILL, () -> stage.controls().busyThreads(id.producer()) == THREADS);
        return new Clues.Threads(stage.controls().busyThreads(id.producer()), THREADS, FIRST_ORDERS);
    }

    private static int answered(List<CompletableFuture<Boolean>> questions) {
        return (int) questions.stream()
                .filter(question -> question.isDone() && question.join())
                .count();
    }
}
