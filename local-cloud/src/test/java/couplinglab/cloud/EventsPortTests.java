package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes to the port of SNS and EventBridge beside what SDKs send. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class EventsPortTests {
    private static final String DELETE =
            "Action=DeleteTopic&Version=2010-03-31&TopicArn=" + Topology.topicArnOf(Topology.ORDER_PLACED_TOPIC);
    private static final String LIST = "Action=ListTopics&Version=2010-03-31";
    private static final String TOPIC = "<TopicArn>" + Topology.topicArnOf(Topology.ORDER_PLACED_TOPIC);

    private LocalCloud cloud;
    private RawHttp http;

    @BeforeAll
    void start() {
        cloud = LocalCloud.start(CloudSettings.inMemory());
        http = new RawHttp(cloud.eventsEndpoint().getPort());
    }

    @AfterAll
    void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost\r\nOrigin: http://evil.example",
                "Host: localhost\r\nOrigin: null",
                "Host: localhost\r\nSec-Fetch-Site: cross-site",
                "Host: localhost\r\nSec-Fetch-Site: same-origin",
                "Host: evil.example",
                "Host: localhost.evil.example"
            })
    void refusesWhatAWebPageCouldSendAndDoesNothing(String headers) throws IOException {
        assertThat(http.answer(post(headers, DELETE)))
                .startsWith("HTTP/1.1 403 ")
                .contains("Web pages");
        assertThat(http.answer("GET /?" + DELETE + " HTTP/1.1\r\nConnection: close\r\n" + headers + "\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ");
        assertThat(http.answer(post("Host: localhost", LIST))).contains(TOPIC);
    }

    @Test
    void tellsHowMuchIsStillToBeDelivered() throws IOException {
        assertThat(http.answer("GET /deliveries HTTP/1.1\r\nConnection: close\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .contains("application/json")
                .endsWith("{\"pending\":0,\"dropped\":0}");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /deliveries, Origin: http://evil.example, 403",
        "GET /deliveries, Sec-Fetch-Site: cross-site, 403",
        "GET /, Accept: */*, 405",
        "GET /deliveries/1, Accept: */*, 405",
        "PUT /deliveries, Content-Length: 0, 405"
    })
    void tellsItToNoWebPageAndNothingElse(String request, String header, int status) throws IOException {
        assertThat(http.answer(request + " HTTP/1.1\r\nConnection: close\r\nHost: localhost\r\n" + header + "\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void listensOnTheLoopbackInterfaceAlone() throws IOException {
        int port = cloud.eventsEndpoint().getPort();
        for (var address : NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList()) {
            assertThat(canConnect(address, port)).as(address.toString()).isFalse();
        }
    }

    private static boolean canConnect(InetAddress address, int port) {
        try (var socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Action=Nonsense&Version=2010-03-31|400|InvalidAction|Nonsense",
                "Action=ListTopics&Version=2009-01-01|400|InvalidAction|2010-03-31",
                "Action=TagResource&Version=2010-03-31|400|UnsupportedOperation|TagResource",
                "Version=2010-03-31|400|MissingAction|Action",
                "Action=ListTopics&SignatureVersion=2|400|IncompleteSignature|4",
                "Action=CreateTopic&Name=%4|404|MalformedQueryString|UTF-8",
                "Action=CreateTopic&Name=a&Name=b|400|InvalidQueryParameter|twice",
                "Action=CreateTopic|400|ValidationError|name",
                "Action=CreateTopic&Name=a&Attributes.entry.1.key=SignatureVersion&Attributes.entry.1.value=3|400"
                        + "|InvalidParameter|SignatureVersion",
            })
    void saysWhatIsWrong(String form, int status, String code, String hint) throws IOException {
        assertThat(http.answer(post("Host: localhost", form)))
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">")
                .contains("<Type>Sender</Type><Code>" + code + "</Code>", hint, "<RequestId>");
    }

    @Test
    void refusesAnotherSignatureThanVersion4() throws IOException {
        assertThat(http.answer(post("Host: localhost\r\nAuthorization: AWS3-HTTPS AWSAccessKeyId=x", LIST)))
                .startsWith("HTTP/1.1 400 ")
                .contains("<Code>IncompleteSignature</Code>");
        assertThat(http.answer(post("Host: localhost\r\nAuthorization: AWS4-HMAC-SHA256 Credential=x", LIST)))
                .startsWith("HTTP/1.1 200 ");
    }

    /** The length says more than comes, and then nothing more does. */
    @Test
    void answersAFormThatWasCutInHalf() throws IOException {
        assertThat(http.answerToTheBeginningOf(post("Host: localhost", DELETE)))
                .startsWith("HTTP/1.1 404 ")
                .contains("<Code>MalformedQueryString</Code>", "before its time");
        assertThat(http.answer(post("Host: localhost", LIST))).contains(TOPIC);
    }

    @Test
    void endsTheWaitForTheRestOfAForm() throws IOException {
        try (var socket = http.connect()) {
            var whole = post("Host: localhost", DELETE);
            socket.getOutputStream()
                    .write(whole.substring(0, whole.length() - 30).getBytes(StandardCharsets.US_ASCII));
            assertThat(RawHttp.read(socket)).startsWith("HTTP/1.1 408 ").contains("<Code>RequestTimeout</Code>");
        }
    }

    @Test
    void readsNoBodyThatIsTooLong() throws IOException {
        var claimed = post("Host: localhost", LIST).replaceFirst("Content-Length: \\d+", "Content-Length: 900000000");
        assertThat(http.answer(claimed)).startsWith("HTTP/1.1 413 ").contains("<Code>RequestEntityTooLarge</Code>");
    }

    @Test
    void refusesABodyInChunksThatIsTooLong() throws IOException {
        try (var socket = http.connect()) {
            var out = socket.getOutputStream();
            out.write("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            var chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int count = 0; count < 200; count++) {
                out.write(chunk);
            }
            assertThat(RawHttp.read(socket)).startsWith("HTTP/1.1 413 ");
        } catch (IOException closedBeforeAllWasSent) {
            // As good an answer.
        }
        assertThat(http.answer(post("Host: localhost", LIST))).contains(TOPIC);
    }

    @Test
    void takesNoOtherMethodThanPost() throws IOException {
        for (var method : List.of("GET", "PUT", "DELETE")) {
            assertThat(http.answer(method + " /?" + DELETE
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"))
                    .startsWith("HTTP/1.1 405 ");
        }
        assertThat(http.answer(post("Host: localhost", LIST))).contains(TOPIC);
    }

    private static String post(String headers, String form) {
        return RawHttp.post(headers + "\r\nContent-Type: application/x-www-form-urlencoded", form);
    }
}
