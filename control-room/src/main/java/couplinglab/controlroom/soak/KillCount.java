package couplinglab.controlroom.soak;

import java.util.Map;
import java.util.TreeMap;

/** How often each process was killed. Thread-safe. */
final class KillCount {
    private final Map<String, Integer> byProcess = new TreeMap<>();

    synchronized void count(String process) {
        byProcess.merge(process, 1, Integer::sum);
    }

    synchronized Map<String, Integer> byProcess() {
        return Map.copyOf(byProcess);
    }

    synchronized int total() {
        return byProcess.values().stream().mapToInt(Integer::intValue).sum();
    }
}
