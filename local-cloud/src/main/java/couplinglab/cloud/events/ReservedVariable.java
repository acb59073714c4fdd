package couplinglab.cloud.events;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The names that AWS defines in every template. */
enum ReservedVariable {
    EVENT("aws.events.event", matched -> withoutDetail(matched.event())),
    EVENT_JSON("aws.events.event.json", MatchedEvent::event),
    RULE_ARN("aws.events.rule-arn", matched -> StringNode.valueOf(matched.ruleArn())),
    RULE_NAME("aws.events.rule-name", matched -> StringNode.valueOf(matched.rule())),
    INGESTION_TIME(
            "aws.events.event.ingestion-time",
            matched -> StringNode.valueOf(
                    matched.ingested().truncatedTo(ChronoUnit.MILLIS).toString()));

    private final String text;
    private final Function<MatchedEvent, JsonNode> value;

    ReservedVariable(String text, Function<MatchedEvent, JsonNode> value) {
        this.text = text;
        this.value = value;
    }

    static boolean isOne(String name) {
        return Arrays.stream(values()).anyMatch(variable -> variable.text.equals(name));
    }

    static @Nullable JsonNode value(String name, MatchedEvent matched) {
        return Arrays.stream(values())
                .filter(variable -> variable.text.equals(name))
                .findFirst()
                .map(variable -> variable.value.apply(matched))
                .orElse(null);
    }

    /** AWS gives the event without its detail here, and spells one name differently. */
    private static ObjectNode withoutDetail(ObjectNode event) {
        var rest = event.deepCopy();
        rest.remove("detail");
        var detailType = rest.remove("detail-type");
        if (detailType != null) {
            rest.set("detailType", detailType);
        }
        return rest;
    }
}
