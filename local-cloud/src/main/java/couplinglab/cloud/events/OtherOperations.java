package couplinglab.cloud.events;

import java.util.Set;

/** What EventBridge can on AWS and not here. */
final class OtherOperations {
    static final Set<String> NAMES = Set.of(
            "ActivateEventSource",
            "CancelReplay",
            "CreateApiDestination",
            "CreateArchive",
            "CreateConnection",
            "CreateEndpoint",
            "CreatePartnerEventSource",
            "DeactivateEventSource",
            "DeauthorizeConnection",
            "DeleteApiDestination",
            "DeleteArchive",
            "DeleteConnection",
            "DeleteEndpoint",
            "DeletePartnerEventSource",
            "DescribeApiDestination",
            "DescribeArchive",
            "DescribeConnection",
            "DescribeEndpoint",
            "DescribeEventSource",
            "DescribePartnerEventSource",
            "DescribeReplay",
            "ListApiDestinations",
            "ListArchives",
            "ListConnections",
            "ListEndpoints",
            "ListEventSources",
            "ListPartnerEventSourceAccounts",
            "ListPartnerEventSources",
            "ListReplays",
            "ListRuleNamesByTarget",
            "ListTagsForResource",
            "PutPartnerEvents",
            "PutPermission",
            "RemovePermission",
            "StartReplay",
            "TagResource",
            "UntagResource",
            "UpdateApiDestination",
            "UpdateArchive",
            "UpdateConnection",
            "UpdateEndpoint",
            "UpdateEventBus");

    private OtherOperations() {}
}
