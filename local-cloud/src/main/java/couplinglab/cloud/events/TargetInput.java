package couplinglab.cloud.events;

import org.jspecify.annotations.Nullable;

/** What of an event a target gets. */
sealed interface TargetInput {
    /** The message's body, in JSON; null where there is nothing to send. */
    @Nullable
    String of(MatchedEvent matched);

    /** Whether another rule makes another body of the same event. */
    default boolean dependsOnRule() {
        return false;
    }

    record WholeEvent() implements TargetInput {
        @Override
        public String of(MatchedEvent matched) {
            return EventFormat.text(matched.event());
        }
    }

    record Part(EventPath path) implements TargetInput {
        @Override
        public @Nullable String of(MatchedEvent matched) {
            var part = path.in(matched.event());
            return part == null ? null : EventFormat.text(part);
        }
    }

    record Constant(String json) implements TargetInput {
        @Override
        public String of(MatchedEvent matched) {
            return json;
        }
    }

    record Transformed(InputTransformer transformer) implements TargetInput {
        @Override
        public @Nullable String of(MatchedEvent matched) {
            return transformer.render(matched);
        }

        @Override
        public boolean dependsOnRule() {
            return transformer.namesItsRule();
        }
    }
}
