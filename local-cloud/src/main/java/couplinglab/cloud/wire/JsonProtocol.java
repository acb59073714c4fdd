package couplinglab.cloud.wire;

import org.apache.pekko.util.ByteString;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON in, JSON out, and the operation in a header. */
final class JsonProtocol implements Protocol {
    /** Most of the largest requests are texts: even PutTargets has no more than some 25,000 when it is full. */
    static final int MOST_TOKENS = 100_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .build();

    private final JsonService service;

    JsonProtocol(JsonService service) {
        this.service = service;
    }

    @Override
    public Answer answer(Request request) {
        Protocol.requireSignatureVersion4(request.authorization(), "IncompleteSignatureException");
        var start = service.target() + ".";
        if (!request.target().startsWith(start)) {
            throw AwsError.badRequest(
                    "UnknownOperationException", "X-Amz-Target must be " + start + " and an operation.");
        }
        return json(
                200,
                service.answer(
                        request.target().substring(start.length()),
                        read(request.body().toArray())));
    }

    private ObjectNode read(byte[] body) {
        try {
            if (JSON.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (StreamConstraintsException e) {
            throw unreadable("The request is too deep, or has more than " + MOST_TOKENS + " tokens.");
        } catch (JacksonException e) {
            throw unreadable("The request is no JSON, or was cut.");
        }
        throw unreadable("The request is no JSON object.");
    }

    @Override
    public Answer refuse(AwsError error) {
        return json(
                error.status(),
                JSON.createObjectNode().put("__type", error.code()).put("message", error.message()));
    }

    @Override
    public AwsError unreadable(String message) {
        return AwsError.badRequest("SerializationException", message);
    }

    private static Answer json(int status, JsonNode document) {
        return new Answer(
                status,
                "application/x-amz-json-1.1",
                Protocol.newRequestId(),
                ByteString.fromArray(JSON.writeValueAsBytes(document)));
    }
}
