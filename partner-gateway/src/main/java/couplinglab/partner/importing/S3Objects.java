package couplinglab.partner.importing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.UriUtils;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Reads objects from S3: the very content that was announced, and no other that has taken its place. Never more than
 * {@link OrderFile#MAX_BYTES} of it.
 */
final class S3Objects implements ObjectStore {
    private static final Logger LOG = LoggerFactory.getLogger(S3Objects.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int REPLACED = 412;

    /** A bucket that is not there may come; these will not come back. */
    private static final Set<String> GONE = Set.of("NoSuchKey", "NoSuchVersion");

    /**
     * What was announced can't be given, whenever it is asked for: a version that is none, an encryption whose key only its
     * owner has, a delete marker, an archive. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
     */
    private static final Set<String> NEVER_GIVEN =
            Set.of("InvalidArgument", "InvalidRequest", "MethodNotAllowed", "InvalidObjectState");

    /** Of the answers by which S3 blames its caller, those that pass: a right or a bucket that is missing, haste. */
    private static final Set<Integer> PASSING = Set.of(403, 404, 408, 429);

    /** Likewise, with status 400: credentials that are renewed, a connection that was too slow. */
    private static final Set<String> PASSING_CODES =
            Set.of("ExpiredToken", "InvalidToken", "TokenRefreshRequired", "RequestTimeout");

    private final S3Client s3;

    S3Objects(S3Client s3) {
        this.s3 = s3;
    }

    /**
     * LocalStack announces keys percent-encoded, and AWS promises neither. Where nothing is found by what was announced, what it may
     * stand for is looked for: the etag or the version tells that it is no other object.
     */
    @Override
    public Fetched fetch(StoredObject object) throws Unavailable {
        var found = fetch(object, object.key());
        var decoded = decoded(object.key());
        return found instanceof Fetched.Refused && !decoded.equals(object.key()) ? fetch(object, decoded) : found;
    }

    private static String decoded(String key) {
        try {
            return UriUtils.decode(key, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            LOG.debug("A key with a percent sign is not encoded", notEncoded);
            return key;
        }
    }

    private Fetched fetch(StoredObject object, String key) throws Unavailable {
        try (var content = s3.getObject(request(object, key))) {
            return read(content);
        } catch (S3Exception answer) {
            return onError(answer);
        } catch (SdkException | IOException broke) {
            throw new Unavailable("S3 can't be read: " + broke, broke);
        }
    }

    private static GetObjectRequest request(StoredObject object, String key) {
        var request = GetObjectRequest.builder()
                .bucket(object.bucket())
                .key(key)
                .overrideConfiguration(call -> call.apiCallTimeout(TIMEOUT));
        return object.versionId() == null
                ? request.ifMatch("\"" + object.etag() + "\"").build()
                : request.versionId(object.versionId()).build();
    }

    private static Fetched read(ResponseInputStream<GetObjectResponse> content) throws IOException {
        var bytes = content.readNBytes(OrderFile.MAX_BYTES + 1);
        if (bytes.length <= OrderFile.MAX_BYTES) {
            return new Fetched.Content(ByteBuffer.wrap(bytes));
        }
        content.abort();
        return new Fetched.Refused("The file may have " + OrderFile.MAX_BYTES + " bytes at most. Split it.");
    }

    private static Fetched onError(S3Exception answer) throws Unavailable {
        var details = answer.awsErrorDetails();
        var code = details == null ? "" : String.valueOf(details.errorCode());
        if (GONE.contains(code)) {
            return new Fetched.Refused("The object is gone. Put it there again.");
        }
        if (answer.statusCode() == REPLACED) {
            return new Fetched.Refused("Another content took the object's place, and is an import of its own.");
        }
        if (NEVER_GIVEN.contains(code)) {
            return new Fetched.Refused("S3 does not give the object: " + code + ": " + details.errorMessage());
        }
        if (passes(answer.statusCode(), code)) {
            throw new Unavailable("S3 can't be read: " + answer.getMessage(), answer);
        }
        throw new FetchFailed("S3 does not give the object: " + answer.getMessage(), answer);
    }

    private static boolean passes(int status, String code) {
        var blamesTheCaller = status >= 400 && status < 500;
        return !blamesTheCaller || PASSING.contains(status) || PASSING_CODES.contains(code);
    }
}
