package couplinglab.cloud.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoded UTF-8, taken strictly: a message that was cut must not arrive as another one. */
final class FormText {
    private FormText() {}

    static String decode(String encoded) {
        if (encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0) {
            return encoded;
        }
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (int index = 0; index < encoded.length(); index++) {
            char next = encoded.charAt(index);
            if (next == '%') {
                bytes.write(digit(encoded, index + 1) * 16 + digit(encoded, index + 2));
                index += 2;
            } else if (next == '+') {
                bytes.write(' ');
            } else {
                // What is not encoded was ASCII, or it would not have got here.
                bytes.write(next);
            }
        }
        return text(bytes.toByteArray());
    }

    /** @throws AwsError if it is no UTF-8 */
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    private static int digit(String encoded, int index) {
        int digit = index < encoded.length() ? Character.digit(encoded.charAt(index), 16) : -1;
        if (digit < 0) {
            throw malformed();
        }
        return digit;
    }

    private static AwsError malformed() {
        return QueryProtocol.malformed("The query string is no percent-encoded UTF-8.");
    }
}
