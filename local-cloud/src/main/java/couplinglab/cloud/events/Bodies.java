package couplinglab.cloud.events;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the targets get of one event. What is the same for several of them is made once and shared, since there may be
 * thousands of them, and a megabyte for each. For one event, and one thread.
 */
final class Bodies {
    private final Map<TargetInput, Optional<String>> ofAllRules = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    /** Fit for a queue; null where there is nothing to send. */
    @Nullable
    String of(TargetInput input, MatchedEvent matched) {
        return input.dependsOnRule()
                ? make(input, matched)
                : ofAllRules
                        .computeIfAbsent(input, same -> Optional.ofNullable(make(same, matched)))
                        .orElse(null);
    }

    private @Nullable String make(TargetInput input, MatchedEvent matched) {
        var body = input.of(matched);
        return body == null ? null : texts.computeIfAbsent(EventFormat.forQueues(body), text -> text);
    }
}
