package couplinglab.cloud.sns;

import couplinglab.cloud.delivery.Deliveries;
import couplinglab.cloud.store.EventStore;
import couplinglab.cloud.wire.AwsError;
import couplinglab.cloud.wire.QueryParameters;
import couplinglab.cloud.wire.QueryService;
import couplinglab.cloud.wire.Xml;
import java.util.List;

/** SNS, by action. */
public final class Sns implements QueryService {
    @SuppressWarnings("unused")
    private final EventStore store;

    @SuppressWarnings("unused")
    private final Deliveries deliveries;

    public Sns(EventStore store, Deliveries deliveries) {
        this.store = store;
        this.deliveries = deliveries;
    }

    @Override
    public String version() {
        return "2010-03-31";
    }

    @Override
    public String namespace() {
        return "http://sns.amazonaws.com/doc/2010-03-31/";
    }

    @Override
    public List<Xml> answer(String action, QueryParameters parameters) {
        throw AwsError.badRequest("InvalidAction", "Not implemented by local-cloud: " + action);
    }
}
