package couplinglab.order.web;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The wire between a service and its database. It carries everything, but for the answers to the COMMITs that it is told
 * to lose: those COMMITs reach the database and are done there, then the connection breaks.
 */
final class Wire implements Closeable {
    private static final String COMMIT = "COMMIT\0";
    private static final String NONE = "";

    private final ServerSocket door;
    private final InetSocketAddress target;
    private volatile String mark = NONE;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private Wire(ServerSocket door, InetSocketAddress target) {
        this.door = door;
        this.target = target;
    }

    static Wire to(InetSocketAddress target) throws IOException {
        var wire = new Wire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
        inBackground(wire::connect);
        return wire;
    }

    int port() {
        return door.getLocalPort();
    }

    /** Loses the answer to the next COMMIT on each connection on which this text was sent before. */
    void loseCommitAnswersAfter(String text) {
        mark = text;
    }

    void loseNothing() {
        mark = NONE;
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void connect() throws IOException {
        while (!door.isClosed()) {
            var client = door.accept();
            sockets.add(client);
            try {
                var server = new Socket(target.getAddress(), target.getPort());
                sockets.add(server);
                var connection = new Connection();
                inBackground(() -> carry(client, server, connection::sends));
                inBackground(() -> carry(server, client, connection::mayAnswer));
            } catch (IOException nobodyThere) {
                client.close();
            }
        }
    }

    private final class Connection {
        private String sent = NONE;
        private volatile boolean doomed;

        /** Called by one thread, which alone knows what was sent. */
        private boolean sends(byte[] bytes, int length) {
            var text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
            var wanted = mark;
            if (!wanted.isEmpty() && text.contains(wanted)) {
                sent = wanted;
            }
            if (!wanted.isEmpty() && sent.equals(wanted) && text.contains(COMMIT)) {
                doomed = true;
            }
            return true;
        }

        private boolean mayAnswer(byte[] bytes, int length) {
            return !doomed;
        }
    }

    private interface Gate {
        boolean letsThrough(byte[] bytes, int length);
    }

    private static void carry(Socket from, Socket to, Gate gate) throws IOException {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            var bytes = new byte[64 * 1024];
            for (int length = in.read(bytes); length >= 0 && gate.letsThrough(bytes, length); length = in.read(bytes)) {
                out.write(bytes, 0, length);
                out.flush();
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** A connection that breaks ends its thread: that is what breaking means here. */
    private static void inBackground(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException broken) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
