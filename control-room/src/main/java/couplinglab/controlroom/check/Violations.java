package couplinglab.controlroom.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What was found. All are counted; of each rule, the first hundred are kept. */
final class Violations {
    static final int KEPT = 100;

    private final Map<Rule, Long> counts = new EnumMap<>(Rule.class);
    private final Map<Rule, List<Suspicion>> kept = new EnumMap<>(Rule.class);
    private final Set<String> unexplained = new HashSet<>();

    /** A violation whose story is not told yet. */
    record Suspicion(Rule rule, Subject subject, String sentence) {}

    void add(Rule rule, Supplier<Subject> subject, String sentence) {
        add(rule, subject, sentence, 1);
    }

    /** Several violations of one subject, which one sentence tells. */
    void add(Rule rule, Supplier<Subject> subject, String sentence, int times) {
        counts.merge(rule, (long) times, Long::sum);
        var first = kept.computeIfAbsent(rule, none -> new ArrayList<>());
        if (rule.isCountedByItself() && first.size() >= KEPT) {
            return;
        }
        var broken = subject.get();
        if (!rule.isCountedByItself()) {
            unexplained.add(broken.name());
        }
        if (first.size() < KEPT) {
            first.add(new Suspicion(rule, broken, sentence));
        }
    }

    long of(Rule rule) {
        return counts.getOrDefault(rule, 0L);
    }

    Map<Rule, Long> counts() {
        return new EnumMap<>(counts);
    }

    int unexplained() {
        return unexplained.size();
    }

    /** Those whose story is worth telling, rule by rule. */
    List<Suspicion> kept() {
        return kept.values().stream().flatMap(List::stream).toList();
    }
}
