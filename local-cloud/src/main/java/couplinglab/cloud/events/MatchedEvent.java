package couplinglab.cloud.events;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** An event that a rule sends on, with what a target's template may ask for. */
record MatchedEvent(ObjectNode event, Instant ingested, String rule, String ruleArn) {}
