package couplinglab.partner.importing;

import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.OrderContent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /orders} of order-service. It repeats nothing by itself; who asks again with the same key, after no or half an
 * answer, finds out what became of the order.
 */
final class RestOrderDesk implements OrderDesk {
    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** By which it refuses an order for what it is. Other refusals are about the caller, its address or the moment. */
    private static final Set<Integer> ABOUT_THE_ORDER = Set.of(400, 413, 422, 424);

    private static final JsonMapper JSON =
            MessageFormat.strict(JsonMapper.builder()).build();

    private final URI orders;
    private final Duration timeout;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    RestOrderDesk(URI orderService, Duration timeout) {
        this.orders = orderService.resolve("/orders");
        this.timeout = timeout;
    }

    @Override
    public Placement place(OrderContent content, String key) throws Unavailable {
        var request = HttpRequest.newBuilder(orders)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(content)))
                .build();
        try {
            return read(http.send(request, BodyHandlers.ofString()));
        } catch (IOException noAnswer) {
            throw new Unavailable("order-service does not answer: " + noAnswer, noAnswer);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Nobody waits for order-service any more", stop);
        }
    }

    private static Placement read(HttpResponse<String> response) throws Unavailable {
        var status = response.statusCode();
        if (status == 201 || status == 202) {
            return new Placement.Placed(text(response, "orderId"));
        }
        if (ABOUT_THE_ORDER.contains(status)) {
            return new Placement.Refused(text(response, "detail"));
        }
        throw new Unavailable("order-service answers " + status);
    }

    private static String text(HttpResponse<String> response, String field) throws Unavailable {
        try {
            JsonNode text = JSON.readTree(response.body()).path(field);
            if (text.isString()) {
                return text.asString();
            }
        } catch (JacksonException half) {
            throw new Unavailable("order-service gave half an answer", half);
        }
        throw new Unavailable("order-service answered " + response.statusCode() + " without " + field);
    }
}
