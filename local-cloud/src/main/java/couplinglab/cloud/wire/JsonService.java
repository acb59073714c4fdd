package couplinglab.cloud.wire;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a service that is spoken to in AWS's JSON 1.1 protocol does. Thread-safe. */
public interface JsonService {
    /** What stands before the operation in {@code X-Amz-Target}, without the point. */
    String target();

    /**
     * @return the answer, an empty object where the operation has none
     * @throws AwsError for whatever is wrong with the request, an unknown operation included
     */
    JsonNode answer(String operation, ObjectNode request);
}
