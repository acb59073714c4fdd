package couplinglab.cloud;

import org.junit.jupiter.api.AfterAll;

class SqsOnLocalCloudTests implements SqsOnElasticMq {
    private final LocalCloud cloud = LocalCloud.start(CloudSettings.inMemory());
    private final Sqs sqs = Sqs.at(cloud.sqsEndpoint());

    @Override
    public Sqs sqs() {
        return sqs;
    }

    @AfterAll
    void end() {
        cloud.close();
    }
}
