package couplinglab.cloud.events;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the model of the API says of texts.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Operations.html">EventBridge API
 *     reference</a>
 */
enum Constraint {
    BUS_NAME(1, 256, "[/\\.\\-_A-Za-z0-9]+"),
    BUS_NAME_OR_ARN(
            1, 1600, "(arn:aws[\\w-]*:events:[a-z]+-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?[/\\.\\-_A-Za-z0-9]+"),
    RULE_NAME(1, 64, "[\\.\\-_A-Za-z0-9]+"),
    TARGET_ID(1, 64, "[\\.\\-_A-Za-z0-9]+"),
    ARN(1, 1600, null),
    DESCRIPTION(0, 512, null),
    PATTERN(0, 4096, null),
    STATE(1, 64, "ENABLED|DISABLED|ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"),
    INPUT(0, 8192, null),
    INPUT_PATH(0, 256, null),
    TEMPLATE(1, 8192, null),
    NEXT_TOKEN(1, 2048, null),
    ANY(0, Integer.MAX_VALUE, null);

    private final int shortest;
    private final int longest;
    private final @Nullable Pattern pattern;

    Constraint(int shortest, int longest, @Nullable String pattern) {
        this.shortest = shortest;
        this.longest = longest;
        this.pattern = pattern == null ? null : Pattern.compile(pattern);
    }

    String require(String value, String member) {
        if (value.length() > longest) {
            throw Refusals.unsatisfied(value, member, "Member must have length less than or equal to " + longest);
        }
        if (value.length() < shortest) {
            throw Refusals.unsatisfied(value, member, "Member must have length greater than or equal to " + shortest);
        }
        if (pattern != null && !pattern.matcher(value).matches()) {
            throw Refusals.unsatisfied(
                    value, member, "Member must satisfy regular expression pattern: " + pattern.pattern());
        }
        return value;
    }
}
