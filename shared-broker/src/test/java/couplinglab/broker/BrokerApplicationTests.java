package couplinglab.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

class BrokerApplicationTests implements BrokerApplicationContract {
    @Override
    public LocalCloud broker(int port) {
        return LocalCloud.start(CloudSettings.inMemory().onPort(port));
    }

    @Test
    void waitsForAQueueOfABrokerThatItHasSeenDown() throws Exception {
        var port = BrokerApplicationContract.freePort();
        try (var service = BrokerApplicationContract.start(port, "orders,late")) {
            try (var cloud = broker(port)) {
                assertThat(cloud.sqsEndpoint().getPort()).isEqualTo(port);
                var broker = service.getBean(Broker.class);
                await().atMost(DEADLINE)
                        .until(() -> String.valueOf(broker.degradedBecause()).contains("no queue \"late\""));
                assertThat(service.getBean(BrokerApplicationContract.Work.class).begun)
                        .hasValue(0);

                service.getBean(SqsAsyncClient.class)
                        .createQueue(queue -> queue.queueName("late"))
                        .join();

                await().atMost(DEADLINE)
                        .until(() -> BrokerApplicationContract.health(service, "broker")
                                .equals("UP"));
                assertThat(service.getBean(BrokerApplicationContract.Work.class).begun)
                        .hasValue(1);
            }
        }
    }
}
