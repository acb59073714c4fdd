package couplinglab.order.web;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;

class FanOutOnLocalCloudTests extends FanOutContract {
    private final LocalCloud cloud = LocalCloud.start(CloudSettings.inMemory());

    @Override
    URI sqs() {
        return cloud.sqsEndpoint();
    }

    @Override
    URI events() {
        return cloud.eventsEndpoint();
    }

    @AfterAll
    void end() {
        cloud.close();
    }
}
