package couplinglab.controlroom.check;

import java.util.List;

/**
 * One way in which one key, order, message, queue or claim broke a rule. Immutable.
 *
 * @param story all that is known of it, in the order of time
 */
public record Violation(Rule rule, String subject, String sentence, List<StoryLine> story) {
    public Violation {
        story = List.copyOf(story);
    }
}
