package couplinglab.cloud.events;

import couplinglab.cloud.delivery.RetryPolicy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads targets, and refuses what AWS would refuse and what this cloud could not deliver. */
final class TargetFormat {
    private static final Pattern ARN = Pattern.compile("arn:[\\w-]+:[\\w-]+:[\\w-]*:\\d{0,12}:.+");
    private static final Pattern QUEUE = Pattern.compile("arn:[\\w-]+:sqs:[\\w-]+:\\d{12}:[\\w-]+");
    private static final int MOST_PATHS = 100;
    private static final int MOST_RETRIES = 185;
    private static final int YOUNGEST = 60;
    private static final int OLDEST = 86_400;

    private TargetFormat() {}

    static boolean isArn(String text) {
        return ARN.matcher(text).matches();
    }

    static Target read(Call call) {
        call.refuse(
                "PutTargets",
                "AppSyncParameters",
                "BatchParameters",
                "EcsParameters",
                "HttpParameters",
                "KinesisParameters",
                "RedshiftDataParameters",
                "RunCommandParameters",
                "SageMakerPipelineParameters",
                "SqsParameters");
        var id = call.text("Id", Constraint.TARGET_ID);
        call.optional("RoleArn", Constraint.ARN);
        return new Target(
                id,
                queue(call.text("Arn", Constraint.ARN), "target " + id),
                input(call, id),
                retries(call.part("RetryPolicy")),
                deadLetterQueue(call.part("DeadLetterConfig"), id),
                document(call));
    }

    /** Without the members that the API has not: AWS ignores them, and nobody knows how large they are. */
    private static ObjectNode document(Call call) {
        var document = call.only("Id", "Arn", "RoleArn", "Input", "InputPath");
        addPart(document, call, "InputTransformer", "InputPathsMap", "InputTemplate");
        addPart(document, call, "RetryPolicy", "MaximumRetryAttempts", "MaximumEventAgeInSeconds");
        addPart(document, call, "DeadLetterConfig", "Arn");
        return document;
    }

    private static void addPart(ObjectNode document, Call call, String name, String... members) {
        var part = call.part(name);
        if (part != null) {
            document.set(name, part.only(members));
        }
    }

    private static String queue(String arn, String whose) {
        if (!QUEUE.matcher(arn).matches()) {
            throw Refusals.notImplemented(
                    "PutTargets for " + arn + " (" + whose + "): it delivers to standard SQS queues only");
        }
        return arn;
    }

    private static TargetInput input(Call call, String id) {
        var constant = call.optional("Input", Constraint.INPUT);
        var path = call.optional("InputPath", Constraint.INPUT_PATH);
        var transformer = call.part("InputTransformer");
        int given = (constant == null ? 0 : 1) + (path == null ? 0 : 1) + (transformer == null ? 0 : 1);
        if (given > 1) {
            throw Refusals.invalid(
                    "Only one of Input, InputPath, or InputTransformer must be provided for target " + id + ".");
        }
        if (constant != null) {
            return new TargetInput.Constant(json(constant, id));
        }
        if (path != null) {
            return new TargetInput.Part(path(path, "InputPath for target " + id));
        }
        return transformer == null
                ? new TargetInput.WholeEvent()
                : new TargetInput.Transformed(transformer(transformer, id));
    }

    private static String json(String constant, String id) {
        try {
            EventFormat.any(constant);
            return constant;
        } catch (UnreadableEvent e) {
            throw Refusals.invalid("JSON syntax error in input for target " + id + ".");
        }
    }

    /**
     * AWS lists wildcards as supported and does not say what they find.
     *
     * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html">Amazon
     *     EventBridge input transformation</a>, read on 2026-11-28
     */
    private static EventPath path(String path, String what) {
        if (path.indexOf('*') >= 0) {
            throw Refusals.notImplemented("PutTargets with a wildcard in " + what);
        }
        try {
            return new EventPath(path);
        } catch (IllegalArgumentException e) {
            throw Refusals.invalid("Invalid " + what + ".");
        }
    }

    private static InputTransformer transformer(Call call, String id) {
        var read = new InputTransformer(
                paths(call.part("InputPathsMap"), id), call.text("InputTemplate", Constraint.TEMPLATE));
        var unknown = read.unknownPlaceholder();
        if (unknown != null) {
            throw Refusals.invalid("InputTemplate for target " + id + " contains invalid placeholder " + unknown + ".");
        }
        return read;
    }

    private static Map<String, EventPath> paths(@Nullable Call map, String id) {
        var paths = new LinkedHashMap<String, EventPath>();
        if (map == null) {
            return paths;
        }
        if (map.members().size() > MOST_PATHS) {
            throw Refusals.unsatisfied(
                    map.members().size() + " paths",
                    map.place(),
                    "Member must have length less than or equal to " + MOST_PATHS);
        }
        for (var name : map.members().propertyNames()) {
            if (!name.matches("[A-Za-z0-9_-]{1,256}")) {
                throw Refusals.invalid("InputPathsMap for target " + id + " contains invalid key " + name + ".");
            }
            var what = "InputPathsMap for target " + id + " at " + name;
            paths.put(name, path(map.text(name, Constraint.INPUT_PATH), what));
        }
        return paths;
    }

    private static RetryPolicy retries(@Nullable Call policy) {
        var usual = RetryPolicy.OF_RULES;
        if (policy == null) {
            return usual;
        }
        return new RetryPolicy(
                policy.number("MaximumRetryAttempts", 0, MOST_RETRIES, usual.retries()),
                Duration.ofSeconds(policy.number("MaximumEventAgeInSeconds", YOUNGEST, OLDEST, OLDEST)));
    }

    private static @Nullable String deadLetterQueue(@Nullable Call config, String id) {
        var arn = config == null ? null : config.optional("Arn", Constraint.ARN);
        return arn == null ? null : queue(arn, "dead letters of target " + id);
    }
}
