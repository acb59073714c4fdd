package couplinglab.cloud.wire;

import java.util.List;

/** What a service that is spoken to in AWS's Query protocol does. Thread-safe. */
public interface QueryService {
    /** The date by which requests name the version of the API. */
    String version();

    /** The namespace of its answers. */
    String namespace();

    /**
     * @return what stands in the answer's result; nothing where the action has none
     * @throws AwsError for whatever is wrong with the request, an unknown action included
     */
    List<Xml> answer(String action, QueryParameters parameters);
}
