package couplinglab.cloud.sns;

import java.util.Set;

/** What SNS has and this one has not, so that it can say so. */
final class NotImplemented {
    static final Set<String> ACTIONS = Set.of(
            "AddPermission",
            "CheckIfPhoneNumberIsOptedOut",
            "ConfirmSubscription",
            "CreatePlatformApplication",
            "CreatePlatformEndpoint",
            "CreateSMSSandboxPhoneNumber",
            "DeleteEndpoint",
            "DeletePlatformApplication",
            "DeleteSMSSandboxPhoneNumber",
            "GetDataProtectionPolicy",
            "GetEndpointAttributes",
            "GetPlatformApplicationAttributes",
            "GetSMSAttributes",
            "GetSMSSandboxAccountStatus",
            "ListEndpointsByPlatformApplication",
            "ListOriginationNumbers",
            "ListPhoneNumbersOptedOut",
            "ListPlatformApplications",
            "ListSMSSandboxPhoneNumbers",
            "ListSubscriptions",
            "ListTagsForResource",
            "OptInPhoneNumber",
            "PutDataProtectionPolicy",
            "RemovePermission",
            "SetEndpointAttributes",
            "SetPlatformApplicationAttributes",
            "SetSMSAttributes",
            "SetTopicAttributes",
            "TagResource",
            "UntagResource",
            "VerifySMSSandboxPhoneNumber");

    private NotImplemented() {}
}
