package couplinglab.controlroom.soak;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which batches the broker is to take only in part. Thread-safe. */
final class Refusals {
    private record Expected(int batches, int entries) {}

    private final Map<String, Expected> byProducer = new ConcurrentHashMap<>();

    void expect(String producer, int batches, int entries) {
        byProducer.put(producer, new Expected(batches, entries));
    }

    boolean areDone(String producer) {
        return !byProducer.containsKey(producer);
    }

    void end(String producer) {
        byProducer.remove(producer);
    }

    void endAll() {
        byProducer.clear();
    }

    /** How many entries of this batch are to be refused, which is then taken as done. */
    int take(String producer, int entries) {
        var answer = new int[1];
        byProducer.computeIfPresent(producer, (name, expected) -> {
            answer[0] = Math.min(expected.entries(), entries);
            return expected.batches() == 1 ? null : new Expected(expected.batches() - 1, expected.entries());
        });
        return answer[0];
    }
}
