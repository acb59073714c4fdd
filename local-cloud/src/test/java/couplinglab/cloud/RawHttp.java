package couplinglab.cloud;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What no client library would send, to a port of this machine, byte by byte. */
record RawHttp(int port) {
    private static final int PATIENCE_MILLIS = 30_000;

    static String post(String headers, String body) {
        return "POST / HTTP/1.1\r\nConnection: close\r\n" + headers + "\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    String answer(String request) throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return read(socket);
        }
    }

    /** To a request that ends before its time, and with it all that the client says. */
    String answerToTheBeginningOf(String request) throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream()
                    .write(request.substring(0, request.length() - 30).getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return read(socket);
        }
    }

    Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
