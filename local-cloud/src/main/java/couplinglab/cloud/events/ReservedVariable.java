package couplinglab.cloud.events;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The names that AWS defines in every template. */
enum ReservedVariable {
    EVENT("aws.events.event"),
    EVENT_JSON("aws.events.event.json"),
    RULE_ARN("aws.events.rule-arn"),
    RULE_NAME("aws.events.rule-name"),
    INGESTION_TIME("aws.events.event.ingestion-time");

    private final String text;

    ReservedVariable(String text) {
        this.text = text;
    }

    static @Nullable ReservedVariable named(String name) {
        return Arrays.stream(values())
                .filter(variable -> variable.text.equals(name))
                .findFirst()
                .orElse(null);
    }

    boolean isOfRule() {
        return this == RULE_ARN || this == RULE_NAME;
    }

    JsonNode value(MatchedEvent matched) {
        return switch (this) {
            case EVENT -> withoutDetail(matched.event());
            case EVENT_JSON -> matched.event();
            case RULE_ARN -> StringNode.valueOf(matched.ruleArn());
            case RULE_NAME -> StringNode.valueOf(matched.rule());
            case INGESTION_TIME ->
                StringNode.valueOf(
                        matched.ingested().truncatedTo(ChronoUnit.MILLIS).toString());
        };
    }

    /** AWS gives the event without its detail here, and spells one name differently. */
    private static ObjectNode withoutDetail(ObjectNode event) {
        var rest = EventFormat.JSON.createObjectNode();
        event.forEachEntry((name, value) -> {
            if (!name.equals("detail") && !name.equals("detail-type")) {
                rest.set(name, value);
            }
        });
        var detailType = event.get("detail-type");
        if (detailType != null) {
            rest.set("detailType", detailType);
        }
        return rest;
    }
}
