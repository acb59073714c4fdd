package couplinglab.controlroom.cli;

import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE_2;
import static couplinglab.controlroom.process.ProcessNames.PARTNER_GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import couplinglab.controlroom.live.LiveLab;
import couplinglab.controlroom.process.Blueprint;
import couplinglab.controlroom.process.LabFolder;
import couplinglab.controlroom.process.LocalLab;
import couplinglab.controlroom.process.Ports;
import couplinglab.controlroom.web.ControlRoom;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the carrier's webhook to the order: the whole lab on the JDK, and the command that plays the carrier. */
@Tag("slow")
class DeliveriesIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final String ORDER =
            "{\"customer\":\"ada\",\"destination\":\"US\",\"lines\":[{\"sku\":\"TEA-1\",\"quantity\":2,\"unitPrice\":\"4.50\"}]}";

    @TempDir
    Path home;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Ports ports = Ports.free();
    private final StringWriter err = new StringWriter();
    private LiveLab lab;
    private ConfigurableApplicationContext room;

    @BeforeEach
    void start() {
        System.setProperty("lab.home", home.toString());
        var folder = new LabFolder(home.resolve(".lab/" + ports.base()));
        lab = new LiveLab(new LocalLab(Blueprint.of(HOME, folder.path(), ports)), folder);
        lab.start(ready -> {}, dead -> {});
        room = ControlRoom.start(ports, folder.logs().resolve("control-room.log"), new LiveControl(lab, () -> {}));
    }

    @AfterEach
    void stop() {
        System.clearProperty("lab.home");
        room.close();
        lab.close();
    }

    @Test
    void deliversAnOrderInTheCopyThatPlacedIt() throws Exception {
        var orderId = placed();
        assertThat(run("deliver", orderId)).isEqualTo(1);
        assertThat(err.toString()).contains("./lab revive " + PARTNER_GATEWAY);
        assertThat(run("revive", PARTNER_GATEWAY)).isZero();

        assertThat(forged(orderId).statusCode()).isEqualTo(401);
        assertThat(run("deliver", orderId, "--times", "2")).as(err.toString()).isZero();

        await().atMost(DEADLINE)
                .untilAsserted(() -> assertThat(
                                order(ORDER_SERVICE_2, orderId).path("status").asString())
                        .isEqualTo("DELIVERED"));
        // Two of each and no third: what was forged came nowhere.
        await().atMost(DEADLINE).untilAsserted(() -> {
            assertThat(deliveries(ORDER_SERVICE_2, "delivered")).isEqualTo(1);
            assertThat(deliveries(ORDER_SERVICE_2, "repeated")).isEqualTo(1);
            assertThat(deliveries(ORDER_SERVICE, "unknown")).isEqualTo(2);
        });
        await().atMost(DEADLINE).until(() -> order(ORDER_SERVICE_2, orderId).has("fulfillment"));
        assertThat(order(ORDER_SERVICE_2, orderId).path("status").asString()).isEqualTo("DELIVERED");
        assertThat(Instant.parse(
                        order(ORDER_SERVICE_2, orderId).path("deliveredAt").asString()))
                .isBeforeOrEqualTo(Instant.now());
        assertThat(deliveries(ORDER_SERVICE_2, "unknown")).isZero();
        assertThat(deliveries(ORDER_SERVICE, "delivered")).isZero();
    }

    /** At the copy that is in queue mode from its first start. */
    private String placed() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(main(ORDER_SERVICE_2, "/orders"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(ORDER))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(202);
        return json(answer).path("orderId").asString();
    }

    /** By somebody who does not know the secret. */
    private HttpResponse<String> forged(String orderId) throws IOException, InterruptedException {
        var body = "{\"id\":\"evt-forged\",\"type\":\"delivered\",\"orderId\":\"" + orderId
                + "\",\"deliveredAt\":\"2026-11-24T10:00:00Z\"}";
        var request = HttpRequest.newBuilder(main(PARTNER_GATEWAY, "/webhooks/carrier"))
                .header("Content-Type", "application/json")
                .header(
                        "Carrier-Signature",
                        "t=" + Instant.now().getEpochSecond() + ",v1="
                                + HexFormat.of().formatHex(new byte[32]))
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private JsonNode order(String producer, String orderId) throws IOException, InterruptedException {
        return get(main(producer, "/orders/" + orderId));
    }

    private int deliveries(String producer, String outcome) throws IOException, InterruptedException {
        var metric = "/actuator/metrics/order.deliveries?tag=outcome:" + outcome;
        return get(lab.processes().endpoints(producer).management().resolve(metric))
                .path("measurements")
                .path(0)
                .path("value")
                .asInt();
    }

    private JsonNode get(URI address) throws IOException, InterruptedException {
        return json(http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()));
    }

    private URI main(String process, String path) {
        return lab.processes().endpoints(process).main().resolve(path);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private int run(String command, String... arguments) {
        var line = new ArrayList<>(List.of(command));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--ports", "" + ports.base()));
        return Lab.commandLine()
                .setOut(new PrintWriter(new StringWriter(), true))
                .setErr(new PrintWriter(err, true))
                .execute(line.toArray(String[]::new));
    }
}
