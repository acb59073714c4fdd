package couplinglab.cloud.sns;

import java.util.List;

/**
 * Which messages a subscription gets.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html">Amazon SNS subscription
 *     filter policies</a>
 */
record FilterPolicy(FilterScope scope, Filter filter) {
    static final FilterPolicy ALL = new FilterPolicy(FilterScope.ATTRIBUTES, new Filter.All(List.of()));

    /** @throws couplinglab.cloud.wire.AwsError if it is no policy, or beyond the limits */
    static FilterPolicy parse(String json, FilterScope scope) {
        return new FilterPolicy(scope, new FilterParser(scope).parse(json));
    }

    boolean takes(Fields message) {
        if (filter instanceof Filter.All all && all.parts().isEmpty()) {
            return true;
        }
        var fields = message.in(scope);
        return fields != null && filter.takes(fields);
    }
}
