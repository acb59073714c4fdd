package couplinglab.controlroom.web;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import couplinglab.controlroom.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** By the rules of an embedded cloud. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainApiTests {
    private static final String ORDER =
            "{\"source\":\"couplinglab.orders\",\"detail-type\":\"OrderPlaced\",\"detail\":{\"total\":12.50,\"destination\":\"FR\"}}";

    private final Ports ports = Ports.free();
    private final HttpClient client = HttpClient.newHttpClient();
    private final LocalCloud cloud = LocalCloud.start(CloudSettings.inMemory());
    private ConfigurableApplicationContext room;

    @BeforeAll
    void start(@TempDir Path folder) {
        var lab = new FakeLab();
        lab.processes.events(cloud.eventsEndpoint());
        room = ControlRoom.start(ports, folder.resolve("control-room.log"), lab);
    }

    @AfterAll
    void stop() {
        room.close();
        cloud.close();
    }

    @Test
    void namesTheRulesThatMatchAndWhyTheOthersDoNot() throws Exception {
        var answer = explain("", ORDER);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("{\"rule\":\"every-order\",\"targets\":[\"orders\"]}")
                .contains("{\"rule\":\"export\",\"targets\":[\"customs\"]}")
                .contains("{\"rule\":\"high-value\",\"field\":\"detail.total\","
                        + "\"expected\":\"[{\\\"numeric\\\":[\\\">=\\\",1000]}]\",\"found\":\"12.50\"}")
                .contains("{\"rule\":\"carrier-events\",\"field\":\"source\"");
    }

    @Test
    void goesByTheRulesOfTheBusThatIsNamed() throws Exception {
        assertThat(explain("?bus=orders", ORDER).body()).contains("every-order");

        var answer = explain("?bus=default", ORDER);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"matched\":[],\"unmatched\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "%C3%A4", "a%20b"})
    void saysThatThereIsNoSuchBus(String name) throws Exception {
        var answer = explain("?bus=" + name, ORDER);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("urn:coupling-lab:problem:unknown-bus")
                .contains("There is no bus");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "7", "null"})
    void refusesWhatIsNoEvent(String body) throws Exception {
        var answer = explain("", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("urn:coupling-lab:problem:unreadable-event")
                .contains("source, detail-type and detail");
    }

    @Test
    void refusesWhatIsNoJson() throws Exception {
        assertThat(explain("", "{\"source\":").statusCode()).isEqualTo(400);
        assertThat(explain("", "").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> explain(String query, String event) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.base() + "/api/explain" + query))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(event))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
