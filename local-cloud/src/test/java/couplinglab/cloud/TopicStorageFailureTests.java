package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.cloud.store.EventStore;
import couplinglab.contracts.Topology;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;

@Timeout(60)
class TopicStorageFailureTests {
    @TempDir
    Path data;

    @Test
    void acknowledgesNoMessageThatItCouldNotStoreAndNoneAfterwards() throws Exception {
        var failures = new CopyOnWriteArrayList<Throwable>();
        try (var cloud = LocalCloud.start(CloudSettings.durable(data).halting(failures::add));
                var sns = OnSns.clientAt(cloud.eventsEndpoint())) {
            publish(sns);
            sabotage("alter table subscription rename to hidden");
            assertThatThrownBy(() -> publish(sns)).isInstanceOf(SdkException.class);
            assertThat(failures).hasSize(1);
            sabotage("alter table hidden rename to subscription");
            assertThatThrownBy(() -> publish(sns)).isInstanceOf(SdkException.class);
        }
    }

    private static void publish(SnsClient sns) {
        sns.publish(request -> request.topicArn(Topology.topicArnOf(Topology.ORDER_PLACED_TOPIC))
                .message("{}"));
    }

    /** Reaches the open database, because H2 opens a file once a process. */
    private void sabotage(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(EventStore.urlOf(data.toAbsolutePath()));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
