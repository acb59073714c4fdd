package couplinglab.cloud.wire;

import java.util.UUID;

/** One of AWS's ways to put a call into a POST. */
interface Protocol {
    /** @throws AwsError if that is the answer */
    Answer answer(Request request);

    Answer refuse(AwsError error);

    /** For what did not arrive whole, or not in this protocol. */
    AwsError unreadable(String message);

    static String newRequestId() {
        return UUID.randomUUID().toString();
    }

    /** Any credentials will do, but only of the kind that AWS still takes. */
    static void requireSignatureVersion4(String authorization, String code) {
        if (!authorization.isEmpty() && !authorization.startsWith("AWS4-")) {
            throw AwsError.badRequest(code, "The request is signed in another way than by Signature Version 4.");
        }
    }
}
