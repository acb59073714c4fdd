package couplinglab.cloud;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

class SqsOnDurableLocalCloudTests implements SqsOnElasticMq {
    private final LocalCloud cloud;
    private final Sqs sqs;

    SqsOnDurableLocalCloudTests(@TempDir Path data) {
        cloud = LocalCloud.start(CloudSettings.durable(data));
        sqs = Sqs.at(cloud.sqsEndpoint());
    }

    @Override
    public Sqs sqs() {
        return sqs;
    }

    @AfterAll
    void end() {
        cloud.close();
    }
}
