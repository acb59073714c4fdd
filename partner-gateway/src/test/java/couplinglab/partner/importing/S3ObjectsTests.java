package couplinglab.partner.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Answers that LocalStack does not give, with the codes of S3: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
class S3ObjectsTests {
    private static final StoredObject OBJECT = new StoredObject("order-imports", "today.csv", "a-version", "an-etag");

    private HttpServer server;
    private S3Client s3;
    private int status;
    private String code = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var body = ("<Error><Code>" + code + "</Code><Message>As it is.</Message></Error>")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        s3 = S3Client.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .forcePathStyle(true)
                .overrideConfiguration(client -> client.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    @AfterEach
    void stop() {
        s3.close();
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "404, NoSuchKey, The object is gone. Put it there again.",
        "404, NoSuchVersion, The object is gone. Put it there again.",
        "412, PreconditionFailed, 'Another content took the object''s place, and is an import of its own.'",
        "400, InvalidArgument, S3 does not give the object: InvalidArgument: As it is.",
        "400, InvalidRequest, S3 does not give the object: InvalidRequest: As it is.",
        "405, MethodNotAllowed, S3 does not give the object: MethodNotAllowed: As it is.",
        "403, InvalidObjectState, S3 does not give the object: InvalidObjectState: As it is."
    })
    void saysWhyAnObjectIsNeverGiven(int status, String code, String reason) throws Exception {
        answers(status, code);

        assertThat(new S3Objects(s3).fetch(OBJECT)).isEqualTo(new ObjectStore.Fetched.Refused(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "301, PermanentRedirect",
        "400, ExpiredToken",
        "400, InvalidToken",
        "400, TokenRefreshRequired",
        "400, RequestTimeout",
        "403, AccessDenied",
        "404, NoSuchBucket",
        "408, RequestTimeout",
        "429, TooManyRequests",
        "500, InternalError",
        "503, SlowDown"
    })
    void isUnavailableWhereItMayPass(int status, String code) {
        answers(status, code);

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> new S3Objects(s3).fetch(OBJECT));
    }

    @ParameterizedTest
    @CsvSource({"400, KMS.DisabledException", "400, AuthorizationHeaderMalformed", "409, OperationAborted", "410, Gone"
    })
    void failsWhereNobodyKnowsWhetherItPasses(int status, String code) {
        answers(status, code);

        assertThatExceptionOfType(FetchFailed.class)
                .isThrownBy(() -> new S3Objects(s3).fetch(OBJECT))
                .withMessageContaining("As it is.");
    }

    private void answers(int status, String code) {
        this.status = status;
        this.code = code;
    }
}
