package couplinglab.cloud;

import static couplinglab.contracts.Topology.ORDERS;
import static couplinglab.contracts.Topology.ORDERS_DLQ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.contracts.Topology;
import java.net.URI;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.UnsupportedOperationException;

class LocalCloudTests {
    @Test
    void givesQueueUrlsThatBeginAsTheRequestDid() {
        try (var cloud = LocalCloud.start(CloudSettings.inMemory())) {
            var byAddress = URI.create("http://127.0.0.1:" + cloud.sqsEndpoint().getPort());
            for (var endpoint : new URI[] {cloud.sqsEndpoint(), byAddress}) {
                try (var sqs = Sqs.at(endpoint)) {
                    assertThat(sqs.url(ORDERS)).isEqualTo(endpoint + "/" + Topology.ACCOUNT + "/" + ORDERS);
                }
            }
        }
    }

    @Test
    void forgetsWhatItHadInMemoryOnly() {
        try (var cloud = LocalCloud.start(CloudSettings.inMemory());
                var sqs = Sqs.at(cloud.sqsEndpoint())) {
            sqs.send(ORDERS, "kept in memory");
            assertThat(sqs.receive(ORDERS, 10)).extracting(Message::body).containsExactly("kept in memory");
        }
        try (var cloud = LocalCloud.start(CloudSettings.inMemory());
                var sqs = Sqs.at(cloud.sqsEndpoint())) {
            assertThat(sqs.count(ORDERS)).isZero();
        }
    }

    @Test
    void refusesToMoveMessagesByTaskAndSaysWhy() {
        try (var cloud = LocalCloud.start(CloudSettings.inMemory());
                var sqs = Sqs.at(cloud.sqsEndpoint())) {
            assertThatThrownBy(() ->
                            sqs.client().startMessageMoveTask(request -> request.sourceArn(Topology.arnOf(ORDERS_DLQ))))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("a crash in between could lose them");
        }
    }

    /** Or it would say 503 of what it then stores, and get it a second time. */
    @Test
    void leavesItToItsClientsHowLongTheyWait() {
        var timeouts = ServerSettings.create(SqsServer.configuration()).getTimeouts();
        assertThat(timeouts.requestTimeout().isFinite()).isFalse();
    }

    @Test
    void closesTwiceWithoutHarm() {
        var cloud = LocalCloud.start(CloudSettings.inMemory());
        cloud.close();
        cloud.close();
    }
}
