package couplinglab.controlroom.check;

import java.util.List;
import java.util.Map;

/**
 * What the checker found. Immutable.
 *
 * @param broken the rules that were broken, with the exact number of violations
 * @param violations the first hundred of each rule, rule by rule
 */
public record Verdict(Counts counts, Map<Rule, Long> broken, List<Violation> violations) {
    public Verdict {
        violations = List.copyOf(violations);
    }

    /** Nothing lost, nothing doubled, nothing unexplained. */
    public boolean holds() {
        return counts.lost() == 0 && counts.doubled() == 0 && counts.unexplained() == 0;
    }
}
