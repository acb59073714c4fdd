package couplinglab.controlroom.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.controlroom.process.AttachedLab;
import couplinglab.controlroom.process.Attachment;
import couplinglab.controlroom.process.ByHand;
import couplinglab.controlroom.process.LabFolder;
import couplinglab.controlroom.process.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveLabTests {
    @TempDir
    Path path;

    @Test
    void keepsItsTrafficWhenAResetIsRefused() {
        try (var lab = overNothing()) {
            lab.traffic().setRate(2.5);

            assertThatThrownBy(lab::reset).isInstanceOf(ByHand.class);

            assertThat(lab.traffic().rate()).isEqualTo(2.5);
        }
    }

    @Test
    void writesDownTheDeathsThatItFindsAtTheBeginning() {
        var deaths = new CopyOnWriteArrayList<String>();
        try (var lab = overNothing()) {
            lab.start(ready -> {}, dead -> deaths.add(dead.name()));

            assertThat(deaths).containsExactly("localstack", "order-service", "order-service-2", "fulfillment-service");
        }
        assertThat(new LabFolder(path).history().resolve("history.jsonl"))
                .content()
                .contains("\"kind\":\"last-seen\",\"subject\":\"localstack\"")
                .contains("\"kind\":\"exited\",\"subject\":\"fulfillment-service\"");
    }

    private LiveLab overNothing() {
        var ports = Ports.free();
        var attachment = new Attachment(
                at(ports.orderService()),
                at(ports.orderService2()),
                at(ports.fulfillmentService()),
                "localstack",
                at(ports.sqs()),
                null);
        var folder = new LabFolder(path);
        return new LiveLab(new AttachedLab(attachment, folder), folder);
    }

    private static URI at(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
