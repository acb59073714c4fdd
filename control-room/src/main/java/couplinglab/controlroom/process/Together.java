package couplinglab.controlroom.process;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** The same work on several children at once, on a short-lived thread each. */
final class Together {
    private Together() {}

    /** Returns when all is done; a failure is thrown at once, whatever the others still do. */
    static void all(List<Child> some, Consumer<Child> work) {
        var results = new LinkedBlockingQueue<Optional<RuntimeException>>();
        for (var child : some) {
            new Thread(
                            () -> results.add(outcomeOf(() -> work.accept(child))),
                            "lab " + child.spec().name())
                    .start();
        }
        for (int i = 0; i < some.size(); i++) {
            taken(results).ifPresent(failure -> {
                throw failure;
            });
        }
    }

    private static Optional<RuntimeException> outcomeOf(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (RuntimeException failure) {
            return Optional.of(failure);
        }
    }

    private static <T> T taken(BlockingQueue<T> results) {
        try {
            return results.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LabClosed();
        }
    }
}
