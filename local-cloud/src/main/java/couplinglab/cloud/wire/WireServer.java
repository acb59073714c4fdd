package couplinglab.cloud.wire;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.scaladsl.model.EntityStreamException;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.SystemMaterializer;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One port on the loopback interface for a service of either protocol. A request with {@code X-Amz-Target} is JSON, any
 * other one a form. What the services do may block: it runs on the executor. Whatever is sent, the answer is an answer of
 * AWS's kind, and comes. One path can be read by a plain GET: that of the gauge.
 */
public final class WireServer implements AutoCloseable {
    /**
     * A megabyte of events or of messages, as long as it can get when each byte is escaped, and some
     * room. Larger bodies are not read.
     */
    static final int MAX_BODY = 8 * 1024 * 1024;

    private static final String LOOPBACK = "127.0.0.1";
    /** Who has begun a body on loopback and lets that pass without its end has lost it. */
    private static final Duration BODY_PATIENCE = Duration.ofSeconds(10);

    private static final Duration LAST_ANSWERS = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(WireServer.class);

    private final Protocol query;
    private final Protocol json;
    private final Gauge gauge;
    private final Executor executor;
    private final Materializer materializer;
    private final ServerBinding binding;

    private WireServer(
            ActorSystem system, Executor executor, int port, QueryService query, JsonService json, Gauge gauge) {
        this.query = new QueryProtocol(query);
        this.json = new JsonProtocol(json);
        this.gauge = gauge;
        this.executor = executor;
        this.materializer = SystemMaterializer.get(system).materializer();
        this.binding = Http.get(system)
                .newServerAt(LOOPBACK, port)
                .bind(this::handle)
                .toCompletableFuture()
                .join();
    }

    /** @param port or 0 for any free one */
    public static WireServer start(
            ActorSystem system, Executor executor, int port, QueryService query, JsonService json, Gauge gauge) {
        return new WireServer(system, executor, port, query, json, gauge);
    }

    public int port() {
        return binding.localAddress().getPort();
    }

    /** Answers what is under way. */
    @Override
    public void close() {
        binding.terminate(LAST_ANSWERS).toCompletableFuture().join();
    }

    private CompletionStage<HttpResponse> handle(HttpRequest request) {
        var protocol = header(request, "X-Amz-Target").isEmpty() ? query : json;
        return request.entity()
                .toStrict(BODY_PATIENCE.toMillis(), MAX_BODY, materializer)
                .handleAsync((entity, failure) -> response(answer(protocol, request, entity, failure)), executor);
    }

    private Answer answer(
            Protocol protocol, HttpRequest request, HttpEntity.@Nullable Strict entity, @Nullable Throwable failure) {
        try {
            if (entity == null) {
                throw notRead(protocol, failure);
            }
            if (request.method().name().equals("GET") && request.getUri().path().equals(gauge.path())) {
                return new Answer(
                        200,
                        "application/json",
                        UUID.randomUUID().toString(),
                        ByteString.fromString(gauge.json().get()));
            }
            if (!request.method().name().equals("POST")) {
                throw new AwsError(405, "MethodNotAllowed", "Each action here is a POST.");
            }
            return protocol.answer(new Request(
                    request.method().name(),
                    header(request, "X-Amz-Target"),
                    header(request, "Authorization"),
                    entity.getData()));
        } catch (AwsError error) {
            return protocol.refuse(error);
        } catch (Throwable e) {
            // An error too, or Pekko would answer in its own way. Without its message, which may tell of what was sent.
            LOG.error("A request could not be answered: {} at {}", e.getClass().getName(), place(e));
            return protocol.refuse(new AwsError(500, "InternalFailure", "The request failed for an unknown reason."));
        }
    }

    private static AwsError notRead(Protocol protocol, @Nullable Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof EntityStreamSizeException || isTooLong(cause)) {
            return new AwsError(413, "RequestEntityTooLarge", "A request has at most " + MAX_BODY + " bytes.");
        }
        if (cause instanceof TimeoutException) {
            return new AwsError(408, "RequestTimeout", "The rest of the request did not come.");
        }
        return protocol.unreadable("The request ended before its time.");
    }

    /** Pekko says so in two ways. */
    private static boolean isTooLong(@Nullable Throwable failure) {
        return failure instanceof EntityStreamException entity
                && entity.info().summary().equals("Request too large");
    }

    private static String place(Throwable failure) {
        var trace = failure.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }

    private static HttpResponse response(Answer answer) {
        return HttpResponse.create()
                .withStatus(answer.status())
                .addHeader(RawHeader.create("x-amzn-RequestId", answer.requestId()))
                .withEntity(HttpEntities.create(ContentTypes.parse(answer.contentType()), answer.body()));
    }

    private static String header(HttpRequest request, String name) {
        return request.getHeader(name).map(HttpHeader::value).orElse("");
    }
}
