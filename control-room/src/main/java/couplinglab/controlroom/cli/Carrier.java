package couplinglab.controlroom.cli;

import couplinglab.contracts.OrderDelivered;
import couplinglab.controlroom.process.CarrierSecret;
import couplinglab.controlroom.process.LabFolder;
import couplinglab.controlroom.process.ProcessNames;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Plays the carrier of a lab that is up: it knows the lab's secret, and reports to its partner-gateway. */
final class Carrier {
    private static final String NAME = ProcessNames.PARTNER_GATEWAY;
    private static final String SIGNATURE = "Carrier-Signature";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int ACCEPTED = 202;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI gateway;
    private final String secret;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final JsonMapper mapper = new JsonMapper();

    private Carrier(URI gateway, String secret, Clock clock) {
        this.gateway = gateway;
        this.secret = secret;
        this.clock = clock;
    }

    /** @throws LabRefused if the lab's gateway does not run, or this machine does not know its secret */
    static Carrier of(LabClient lab, LabFolder folder, Clock clock) {
        if (lab.process(ProcessNames.LOCAL_CLOUD).isEmpty()) {
            throw new LabRefused("The lab that is up runs on Docker, where the carrier has another secret: sign the"
                    + " report by hand, as docs/choosing.md shows.");
        }
        var running = lab.process(NAME)
                .filter(process -> process.path("state").asString().equals("ready"))
                .orElseThrow(() -> new LabRefused(NAME + " does not run: start it with ./lab revive " + NAME + "."));
        var secret = CarrierSecret.in(folder)
                .read()
                .orElseThrow(() -> new LabRefused("The lab that is up keeps no carrier's secret in " + folder.path()
                        + ": was it started from another folder?"));
        return new Carrier(URI.create(running.path("main").asString()), secret, clock);
    }

    /**
     * Sends a report once. Each attempt is signed anew, as its time is signed too.
     *
     * @throws LabRefused if the gateway did not take it
     */
    void report(OrderDelivered delivered) {
        var body = mapper.writeValueAsString(Map.of(
                "id",
                delivered.carrierEventId(),
                "type",
                "delivered",
                "orderId",
                delivered.orderId(),
                "deliveredAt",
                delivered.deliveredAt().toString()));
        var answer = send(body);
        if (answer.statusCode() != ACCEPTED) {
            throw new LabRefused(NAME + " answered " + answer.statusCode() + ": " + Printable.of(detailOf(answer)));
        }
    }

    /** The header's value for a body that is sent now. */
    private String signature(String body) {
        var time = Long.toString(clock.instant().getEpochSecond());
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((time + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JVM has " + ALGORITHM, missing);
        }
    }

    private HttpResponse<String> send(String body) {
        var request = HttpRequest.newBuilder(gateway.resolve("/webhooks/carrier"))
                .header("Content-Type", "application/json")
                .header(SIGNATURE, signature(body))
                .POST(BodyPublishers.ofString(body))
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new ServiceDoesNotAnswer(NAME, gateway, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServiceDoesNotAnswer(NAME, gateway, interrupted);
        }
    }

    private String detailOf(HttpResponse<String> answer) {
        try {
            return mapper.readTree(answer.body()).path("detail").asString("it gave no reason.");
        } catch (JacksonException notJson) {
            return "it gave no reason that can be read.";
        }
    }
}
