package couplinglab.controlroom.traffic;

import couplinglab.contracts.OrderContent;
import couplinglab.controlroom.history.Answer;
import couplinglab.controlroom.history.Offer;
import couplinglab.controlroom.history.Outcome;
import couplinglab.controlroom.history.Recorder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends orders and records how the calls end. No thread waits for an answer. A call ends with a whole answer, with a
 * broken or refused connection, or after {@link #PATIENCE}; the last three leave the order unknown.
 *
 * <p>Nothing is sent twice: the JDK's client repeats only requests that it takes for idempotent, which a POST is not,
 * and connections that were refused before a byte left. Connections are reused where the service allows it.
 */
public final class Customers {
    public static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Customers.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client;
    private final Recorder recorder;
    private final Clock clock;
    private final Duration patience;

    Customers(Recorder recorder, Clock clock, Duration patience, Executor executor) {
        this.recorder = recorder;
        this.clock = clock;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(executor)
                .build();
    }

    /** Patient ones. */
    public static Customers of(Recorder recorder) {
        return new Customers(recorder, Clock.systemUTC(), PATIENCE, Answering.pool());
    }

    /**
     * Sends the same key and content once more, which is written down before.
     *
     * @param why a few words
     */
    public CompletableFuture<Answer> sendAgain(Lane lane, Offer offer, OrderContent order, String why) {
        recorder.repeat(offer.key(), lane.name(), why);
        return send(lane, offer, order);
    }

    /**
     * Completes when the answer, or the lack of one, has been written down; never exceptionally. The answer that a key
     * belongs to another order counts as refused here, and nowhere in the history.
     */
    public CompletableFuture<Answer> send(Lane lane, Offer offer, OrderContent order) {
        var request = HttpRequest.newBuilder(lane.orders())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", offer.key())
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(order)))
                .build();
        var call = client.sendAsync(request, BodyHandlers.ofString());
        return call.copy().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).handle((response, failure) -> {
            call.cancel(true);
            return conclude(offer, response, failure);
        });
    }

    private Answer conclude(Offer offer, @Nullable HttpResponse<String> response, @Nullable Throwable failure) {
        if (response == null) {
            LOG.trace("No answer for {}", offer.key(), failure);
        }
        var verdict = response == null ? Verdict.NONE : Verdict.of(response.statusCode(), response.body());
        var answer = new Answer(
                clock.instant(),
                verdict.outcome() == null ? Outcome.REFUSED : verdict.outcome(),
                response == null ? null : response.statusCode(),
                verdict.orderId(),
                verdict.mode());
        try {
            if (verdict.outcome() == null) {
                recorder.leaveOut(offer.key());
            } else {
                recorder.conclude(offer.key(), answer);
            }
        } catch (RuntimeException unwritable) {
            LOG.error("The answer for {} could not be written down", offer.key(), unwritable);
        }
        return answer;
    }
}
