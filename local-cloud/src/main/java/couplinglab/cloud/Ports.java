package couplinglab.cloud;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The ports on the loopback interface. */
final class Ports {
    static final String LOOPBACK = "127.0.0.1";

    private Ports() {}

    /** Said before anything is opened, and in one sentence, where Pekko would log a stack trace. */
    static void requireFree(int port, String flag) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assert probe.isBound();
        } catch (IOException e) {
            throw new CloudNotStarted(
                    "Port " + port + " on " + LOOPBACK + " is taken (" + e.getMessage()
                            + "); end the process that has it, or choose another with " + flag,
                    e);
        }
    }
}
