package couplinglab.cloud;

import org.junit.jupiter.api.AfterAll;

class EventBridgeOnLocalCloudTests implements EventBridgeContract {
    private final LocalCloud cloud = LocalCloud.start(CloudSettings.inMemory());
    private final Sqs sqs = Sqs.at(cloud.sqsEndpoint());
    private final Events events = Events.at(cloud.eventsEndpoint());

    @Override
    public Sqs sqs() {
        return sqs;
    }

    @Override
    public Events events() {
        return events;
    }

    @AfterAll
    void end() {
        cloud.close();
    }
}
