package couplinglab.partner.importing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One content of an object in a bucket. Another content under the same key is another one; the same content again is the
 * same one, unless the bucket keeps versions.
 *
 * @param versionId null in a bucket without versions
 * @param etag what S3 calls the content: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html
 */
public record StoredObject(
        String bucket, String key, @Nullable String versionId, String etag) {
    private static final int ID_BYTES = 16;

    /** By which it is known here and to order-service: 32 hexadecimal digits, the same for ever. */
    public String id() {
        // None of them can have a line break but the key, which is last.
        var name = bucket + "\n" + version() + "\n" + key;
        return HexFormat.of().formatHex(sha256(name.getBytes(StandardCharsets.UTF_8)), 0, ID_BYTES);
    }

    String version() {
        return versionId == null ? etag : versionId;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
