package couplinglab.fulfillment;

import static couplinglab.fulfillment.Orders.json;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.OrderPlaced;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEdgeTests extends EmbeddedService {

    @Test
    void shipsTheProducersSample() throws Exception {
        try (var sample = OrderPlaced.class.getResourceAsStream("/samples/order-placed.json")) {
            // An id of its own, since other tests ship the sample too.
            var json = new String(sample.readAllBytes(), StandardCharsets.UTF_8).replace("3f0c6a52", "3f0c6a53");

            var answer = main().post("/fulfillments", json);

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.headers().firstValue("Location"))
                    .hasValue("/fulfillments/3f0c6a53-8f53-4d7c-9d4e-6c2b0a6f1b11");
            assertThat(answer.body())
                    .matches("\\{\"shipment\":\\d+,\"orderId\":\"3f0c6a53-.*\",\"key\":\"a-key-of-the-caller\","
                            + "\"customer\":\"Zoë 🫖\",\"destination\":\"DE\",\"lines\":\\[.*\\],\"total\":1209.00,"
                            + "\"fulfilledAt\":\"[^\"]+Z\"\\}");
        }
    }

    @Test
    void answersADuplicateWithTheFirstShipment() throws Exception {
        var before = duplicates();
        var order = Orders.order();
        var first = main().post("/fulfillments", json(order));

        var second = main().post("/fulfillments", json(order).replace("\"4.50\"", "\"4.5\""));

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(duplicates()).isEqualTo(before + 1);
        assertThat(main().get("/fulfillments/" + order.orderId()).body()).isEqualTo(first.body());
    }

    @Test
    void refusesAKnownIdWithAnotherContent() throws Exception {
        var order = Orders.order();
        main().post("/fulfillments", json(order));

        var answer = main().post("/fulfillments", json(Orders.forged(order)));

        assertProblem(answer, 409, "order-conflict", null);
        assertThat(shipmentsOf(order.orderId())).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "customer":"ada"        | "customer":""                          | 422 | customer
            "customer":"ada"        | "customer":null                        | 422 | customer
            "customer":"ada"        | "customer":"a\\u0007"                  | 422 | customer
            "customer":"ada"        | "customer":"a\\ud800"                  | 422 | customer
            "customer":"ada"        | "customer":"a\\ufffe"                  | 422 | customer
            "customer":"ada"        | "customer":["ada"]                     | 400 | customer
            "destination":"US"      | "destination":"us"                     | 422 | destination
            "destination":"US"      | "destination":"XX"                     | 422 | destination
            "quantity":2            | "quantity":0                           | 422 | lines[0].quantity
            "quantity":2            | "quantity":-1                          | 422 | lines[0].quantity
            "quantity":2            | "quantity":1001                        | 422 | lines[0].quantity
            "quantity":2            | "quantity":"2"                         | 400 | lines[0].quantity
            "quantity":2            | "quantity":2.5                         | 400 | lines[0].quantity
            "quantity":2            | "quantity":2,"colour":"red"            | 400 | lines[0].colour
            "unitPrice":"4.50"      | "unitPrice":"-4.50"                    | 422 | lines[0].unitPrice
            "unitPrice":"4.50"      | "unitPrice":"4.505"                    | 422 | lines[0].unitPrice
            "unitPrice":"4.50"      | "unitPrice":"100000"                   | 422 | lines[0].unitPrice
            "sku":"TEA-1"           | "sku":"tea"                            | 422 | lines[0].sku
            "sku":"TEA-1"           | "sku":""                               | 422 | lines[0].sku
            "total":9.00            | "total":9.01                           | 422 | total
            "total":9.00            | "total":"9.00"                         | 400 | total
            "placedAt":"2026        | "placedAt":"late 2026                  | 400 | placedAt
            "replyTo":"order-confi  | "replyTo":"other-confi                 | 422 | replyTo
            "replyTo":"order-confi  | "replyTo":"http://order-confi          | 422 | replyTo
            "key":"key-of           | "key":"key öf                          | 422 | key
            "customer":"ada"        | "customer":"ada","giftWrapping":true   | 400 | giftWrapping
            {"orderId":"            | {"orderId":"A                          | 422 | orderId
            {"orderId":"            | {"orderId":                            | 400 |
            """)
    void refusesWhatTheContractDoesNotAllow(String good, String bad, int status, @Nullable String field)
            throws Exception {
        var order = Orders.order();
        var json = json(order);
        assertThat(json).contains(good);
        var shipments = shipments();

        var answer = main().post("/fulfillments", json.replace(good, bad));

        assertProblem(answer, status, null, field);
        assertThat(shipments()).isEqualTo(shipments);
    }

    @ParameterizedTest
    @CsvSource({
        "64, 1, A, 201",
        "65, 1, A, 422",
        "1, 50, A, 201",
        "1, 51, A, 422",
        "1, 1, ABCDEFGHIJKLMNOPQRSTUVWXYZ-01234, 201",
        "1, 1, ABCDEFGHIJKLMNOPQRSTUVWXYZ-012345, 422"
    })
    void drawsTheLineWhereTheContractDoes(int customer, int lines, String sku, int status) throws Exception {
        var line = "{\"sku\":\"" + sku + "\",\"quantity\":1000,\"unitPrice\":\"99999.99\"}";
        var order = "{\"orderId\":\"%s\",\"customer\":\"%s\",\"destination\":\"DE\",\"lines\":[%s],\"total\":%d.00,"
                        .formatted(
                                Orders.order().orderId(),
                                "🫖".repeat(customer),
                                String.join(",", Collections.nCopies(lines, line)),
                                99_999_990L * lines)
                + "\"placedAt\":\"2026-11-24T08:30:00Z\",\"replyTo\":\"order-confirmations-2\"}";

        assertThat(main().post("/fulfillments", order).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "not json", "[]", "null", "7", "{\"orderId\":", "{} {}"})
    void refusesABodyThatIsNoOrder(String body) throws Exception {
        var answer = main().post("/fulfillments", body);

        assertThat(answer.statusCode()).isIn(400, 422);
        assertThat(answer.body()).contains("urn:coupling-lab:problem:").doesNotContain("Exception", "\tat ");
    }

    @Test
    void refusesWhatIsNotForIt() throws Exception {
        var order = json(Orders.order());
        var tooLarge = order.replace("\"ada\"", "\"" + "a".repeat(65 * 1024) + "\"");
        assertProblem(main().post("/fulfillments", tooLarge), 413, "body-too-large", null);
        assertProblem(send("text/plain", null, order), 415, "unsupported-media-type", null);
        assertProblem(send("application/json", "https://elsewhere.example", order), 403, "foreign-origin", null);
        assertProblem(main().delete("/fulfillments"), 405, "method-not-allowed", null);
        assertProblem(main().get("/nothing"), 404, "not-found", null);
        assertProblem(main().get("/actuator/health"), 404, "not-found", null);
    }

    @ParameterizedTest
    @CsvSource({
        "/fulfillments?limit=0, 400, limit",
        "/fulfillments?limit=501, 400, limit",
        "/fulfillments?limit=ten, 400, limit",
        "/fulfillments?after=%21, 400, after",
        "/fulfillments?after=MTI, 400, after",
        "/fulfillments/00000000-0000-0000-0000-000000000000, 404,",
        "/fulfillments/%00, 400,",
        "/dead-letters?limit=501, 400, limit",
        "/dead-letters?after=x, 400, after"
    })
    void refusesBadQuestions(String path, int status, @Nullable String field) throws Exception {
        var answer = main().get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        if (field != null) {
            assertProblem(answer, status, null, field);
        }
    }

    @Test
    void waitsForTheCountersLockAsLongAsALoadedMachineNeeds() {
        assertThat(jdbc().sql("CALL LOCK_TIMEOUT()").query(Integer.class).single())
                .isEqualTo(10_000);
    }

    @Test
    void acceptsTheLimitsEnds() throws Exception {
        assertThat(main().get("/fulfillments?limit=1").statusCode()).isEqualTo(200);
        assertThat(main().get("/fulfillments?limit=500").statusCode()).isEqualTo(200);
    }

    @Test
    void pagesThroughAllShipments() throws Exception {
        for (int i = 0; i < 3; i++) {
            main().post("/fulfillments", json(Orders.order()));
        }
        var seen = 0;
        var after = "";
        while (after != null) {
            var page = main().get("/fulfillments?limit=2" + after).body();
            seen += page.split("\"shipment\":", -1).length - 1;
            after = page.endsWith("\"next\":null}")
                    ? null
                    : "&after=" + page.replaceAll(".*\"next\":\"([^\"]+)\".*", "$1");
        }
        assertThat(seen).isEqualTo((int) shipments());
    }

    @Test
    void tellsWhatItOffersAndHowItIs() throws Exception {
        assertThat(main().get("/v3/api-docs").body()).contains("/fulfillments", "/dead-letters/{id}/redrive");
        assertThat(management().get("/actuator/health/readiness").body()).contains("UP");
        assertThat(management().get("/actuator/health").body()).contains("\"broker\":{\"status\":\"UP\"}");
        assertThat(management().get("/actuator/env").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> send(String contentType, @Nullable String origin, String body) throws Exception {
        var request = main().request("/fulfillments")
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body));
        if (origin != null) {
            request.header("Origin", origin);
        }
        return main().send(request.build());
    }

    private long shipments() {
        return jdbc().sql("SELECT count(*) FROM shipments").query(Long.class).single();
    }

    private static void assertProblem(
            HttpResponse<String> answer, int status, @Nullable String type, @Nullable String field) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"urn:coupling-lab:problem:" + (type == null ? "" : type + "\""), "\"detail\":")
                .doesNotContain("Exception", "\tat ");
        if (field != null) {
            assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
        }
    }
}
