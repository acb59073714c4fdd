package couplinglab.partner.carrier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides whether a request is the carrier's: an HMAC-SHA256 (<a href="https://www.rfc-editor.org/rfc/rfc2104">RFC
 * 2104</a>) of its time, a dot and the bytes of its body. It is compared in a time that tells nothing of it, and whether it
 * is stale is told to nobody who could not sign. What was heard within {@value #TOLERANCE_SECONDS} s can be played again: who
 * gets the event has to take it twice anyway. Thread-safe.
 */
@Component
final class Signatures {
    /** Each way, for clocks that differ and requests that linger. */
    static final int TOLERANCE_SECONDS = 300;

    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;
    private final Clock clock;

    Signatures(CarrierProperties properties, Clock clock) {
        this.keys = properties.secrets().stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
        this.clock = clock;
    }

    /** What a signature proves. */
    enum Verdict {
        /** The carrier signed this body, just now. */
        VALID,
        /** The carrier signed this body, too long ago or too far ahead. */
        STALE,
        /** It is missing, unreadable, or of another secret, time or body. */
        BAD
    }

    Verdict judge(@Nullable String header, byte[] body) {
        var signature = header == null ? null : Signature.parse(header).orElse(null);
        if (signature == null || !isProven(signature, body)) {
            return Verdict.BAD;
        }
        var age = clock.instant().getEpochSecond() - signature.seconds();
        return Math.abs(age) > TOLERANCE_SECONDS ? Verdict.STALE : Verdict.VALID;
    }

    /** Looks at all of them, whichever matches first. */
    private boolean isProven(Signature signature, byte[] body) {
        var proven = false;
        for (var key : keys) {
            var expected =
                    HexFormat.of().formatHex(sign(key, signature.time(), body)).getBytes(StandardCharsets.US_ASCII);
            for (var proof : signature.proofs()) {
                proven |= MessageDigest.isEqual(expected, proof.getBytes(StandardCharsets.US_ASCII));
            }
        }
        return proven;
    }

    private static byte[] sign(SecretKeySpec key, String time, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((time + ".").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, impossible);
        }
    }
}
