package couplinglab.cloud.wire;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.util.ByteString;

/** Form in, XML out. */
final class QueryProtocol implements Protocol {
    private static final String INCOMPLETE_SIGNATURE = "IncompleteSignature";
    private static final int SERVER_ERROR = 500;

    private final QueryService service;

    QueryProtocol(QueryService service) {
        this.service = service;
    }

    /**
     * AWS names this status for it, and not 400.
     *
     * @see <a href="https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html">Common Errors</a>
     */
    static AwsError malformed(String message) {
        return new AwsError(404, "MalformedQueryString", message);
    }

    @Override
    public Answer answer(Request request) {
        Protocol.requireSignatureVersion4(request.authorization(), INCOMPLETE_SIGNATURE);
        var parameters = QueryParameters.parse(ascii(request.body().toArray()));
        if (!parameters.get("SignatureVersion", "4").equals("4")) {
            throw AwsError.badRequest(INCOMPLETE_SIGNATURE, "The only SignatureVersion is 4.");
        }
        var action = parameters.find("Action");
        if (action == null || action.isEmpty()) {
            throw AwsError.badRequest("MissingAction", "The request names no Action.");
        }
        if (!parameters.get("Version", service.version()).equals(service.version())) {
            throw AwsError.badRequest(
                    "InvalidAction",
                    "Could not find operation " + action + " for another version than " + service.version());
        }
        return document(200, action, service.answer(action, parameters));
    }

    private static String ascii(byte[] body) {
        for (byte next : body) {
            if (next < 0) {
                throw malformed("The form has bytes that are not percent-encoded.");
            }
        }
        return FormText.text(body);
    }

    private Answer document(int status, String action, List<Xml> result) {
        var requestId = Protocol.newRequestId();
        var children = new ArrayList<Xml>();
        if (!result.isEmpty()) {
            children.add(Xml.of(action + "Result", result));
        }
        children.add(Xml.of("ResponseMetadata", Xml.of("RequestId", requestId)));
        return xml(status, requestId, Xml.of(action + "Response", children));
    }

    @Override
    public Answer refuse(AwsError error) {
        var requestId = Protocol.newRequestId();
        var document = Xml.of(
                "ErrorResponse",
                Xml.of(
                        "Error",
                        Xml.of("Type", error.status() < SERVER_ERROR ? "Sender" : "Receiver"),
                        Xml.of("Code", error.code()),
                        Xml.of("Message", error.message())),
                Xml.of("RequestId", requestId));
        return xml(error.status(), requestId, document);
    }

    @Override
    public AwsError unreadable(String message) {
        return malformed(message);
    }

    private Answer xml(int status, String requestId, Xml document) {
        return new Answer(
                status, "text/xml", requestId, ByteString.fromArray(XmlDocument.of(document, service.namespace())));
    }
}
