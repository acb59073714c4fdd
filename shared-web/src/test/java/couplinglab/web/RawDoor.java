package couplinglab.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A door as a socket sees it: for what a well-behaved client would not send. */
record RawDoor(int port) {
    private static final int PATIENCE_MILLIS = 30_000;

    /** The head of a request, one line each, without a body; the whole answer. */
    String ask(String... head) throws IOException {
        return ask((String.join("\r\n", head) + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Says no more after these bytes, and reads until the door closes. */
    String ask(byte[] request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
