package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes to the port in JSON beside what SDKs send. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class EventBridgePortTests {
    private static final String CREATE = "{\"Name\":\"made-by-a-request-that-was-cut-in-half\"}";
    private static final String ENTRY = "\"Source\":\"s\",\"DetailType\":\"t\",\"Detail\":\"{}\"";

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
    @CsvSource({
        "AWSEvents.Nonsense, Nonsense",
        "AWSEvents., operation",
        "AWSEvents, AWSEvents.",
        "AmazonSQS.SendMessage, AWSEvents.",
        "awsevents.PutEvents, AWSEvents."
    })
    void knowsNoOperationOfAnotherService(String target, String hint) throws IOException {
        assertRefused(ask(target, "{}"), "UnknownOperationException", hint);
    }

    @Test
    void refusesAnotherSignatureThanVersion4() throws IOException {
        assertRefused(
                ask("AWSEvents.ListEventBuses\r\nAuthorization: AWS3-HTTPS AWSAccessKeyId=x", "{}"),
                "IncompleteSignatureException",
                "Version 4");
        assertThat(ask("AWSEvents.ListEventBuses\r\nAuthorization: AWS4-HMAC-SHA256 Credential=x", "{}"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void answersJsonThatWasCutInHalf() throws IOException {
        assertRefused(
                http.answerToTheBeginningOf(request("AWSEvents.CreateEventBus", CREATE)),
                "SerializationException",
                "before its time");
        assertRefused(
                ask("AWSEvents.CreateEventBus", CREATE.substring(0, 20)),
                "SerializationException",
                "no JSON, or was cut");
        assertThat(ask("AWSEvents.ListEventBuses", "{}")).contains("\"orders\"").doesNotContain("made-by");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1e99999", "-1", "253402300800", "\"2026-11-28\"", "true", "[]"})
    void refusesATimeThatIsNone(String time) throws IOException {
        assertRefused(
                ask("AWSEvents.PutEvents", "{\"Entries\":[{" + ENTRY + "},{" + ENTRY + ",\"Time\":" + time + "}]}"),
                "SerializationException",
                "entries.2.member.time must be seconds since 1970");
    }

    private static void assertRefused(String answer, String code, String hint) {
        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("application/x-amz-json-1.1", "{\"__type\":\"" + code + "\",\"message\":\"", hint);
    }

    private String ask(String target, String json) throws IOException {
        return http.answer(request(target, json));
    }

    private static String request(String target, String json) {
        return RawHttp.post(
                "Host: localhost\r\nContent-Type: application/x-amz-json-1.1\r\nX-Amz-Target: " + target, json);
    }
}
