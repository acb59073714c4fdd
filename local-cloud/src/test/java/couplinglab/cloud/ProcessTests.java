package couplinglab.cloud;

import static couplinglab.contracts.Topology.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ProcessTests {
    @TempDir
    Path data;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "It has no SIGTERM")
    void endsOnSigtermAndStartsAgainWithItsMessages() throws Exception {
        try (var cloud = CloudProcess.on(data);
                var sqs = Sqs.at(cloud.awaitReady())) {
            sqs.send(ORDERS, "kept");
            cloud.process().toHandle().destroy();
            assertThat(cloud.awaitEnd().status()).isEqualTo(128 + 15);
        }
        try (var cloud = CloudProcess.on(data);
                var sqs = Sqs.at(cloud.awaitReady())) {
            assertThat(sqs.drain(ORDERS)).containsExactly("kept");
        }
    }

    @Test
    void saysWhatItIsNotAndNothingOfWhatItDoesInside() throws Exception {
        try (var cloud = CloudProcess.of(LocalCloud.class, "--sqs-port=0", "--in-memory")) {
            var said = new ArrayList<String>();
            for (var line = cloud.output().readLine();
                    line != null && !line.startsWith("ready ");
                    line = cloud.output().readLine()) {
                said.add(line);
            }
            // Since release 24 the JVM itself warns of libraries that use sun.misc.Unsafe, as Pekko does.
            said.removeIf(line -> line.startsWith("WARNING: ") && !line.contains("couplinglab"));
            assertThat(said)
                    .hasSize(2)
                    .anyMatch(line -> line.contains(LocalCloud.WHAT_IT_IS_NOT))
                    .anyMatch(line -> line.contains("in memory only"));
        }
    }

    @Test
    void saysInOneSentenceThatItsPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertIsRefused(
                    "Port " + taken.getLocalPort() + " on 127.0.0.1 is taken",
                    "--sqs-port=" + taken.getLocalPort(),
                    "--data=" + data);
        }
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void saysInOneSentenceThatItsSecondPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertIsRefused(
                    "choose another with --events-port",
                    "--sqs-port=0",
                    "--events-port=" + taken.getLocalPort(),
                    "--data=" + data);
        }
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void saysInOneSentenceThatItsFolderIsInUse() throws Exception {
        try (var cloud = LocalCloud.start(CloudSettings.durable(data))) {
            assertIsRefused("is in use by another local-cloud", "--sqs-port=0", "--data=" + data);
            assertThatThrownBy(() -> LocalCloud.start(CloudSettings.durable(data)))
                    .isInstanceOf(CloudNotStarted.class)
                    .hasMessageContaining("is in use by another local-cloud");
            assertThat(cloud.sqsEndpoint()).isNotNull();
        }
    }

    @Test
    void saysInOneSentenceThatItsFolderIsNone() throws Exception {
        var file = Files.writeString(data.resolve("file"), "no folder");
        assertIsRefused("can't be written to", "--sqs-port=0", "--data=" + file.resolve("inside"));
    }

    @Test
    void saysInOneSentenceThatItsMessagesAreNotReadable() throws Exception {
        Files.writeString(data.resolve("sqs.mv.db"), "no database".repeat(1000));
        assertIsRefused("can't be read", "--sqs-port=0", "--data=" + data);
    }

    @Test
    void saysInOneSentenceWhichArgumentIsUnknown() throws Exception {
        assertIsRefused("Unknown argument --speed=fast", "--data=" + data, "--speed=fast");
    }

    private static void assertIsRefused(String reason, String... arguments) throws Exception {
        try (var cloud = CloudProcess.of(LocalCloud.class, arguments)) {
            var ended = cloud.awaitEnd();
            assertThat(ended.said()).singleElement().asString().contains(reason);
            assertThat(ended.status()).isEqualTo(1);
        }
    }
}
