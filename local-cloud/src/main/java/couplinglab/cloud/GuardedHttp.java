package couplinglab.cloud;

import com.typesafe.config.Config;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ActorSystemImpl;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.scaladsl.ConnectionContext;
import org.apache.pekko.http.scaladsl.Http;
import org.apache.pekko.http.scaladsl.Http$;
import org.apache.pekko.http.scaladsl.HttpExt;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Flow;
import scala.concurrent.Future;

/**
 * Keeps web pages away from the queues. ElasticMQ takes actions as forms and asks for no signature, so that any page
 * could purge a queue of whoever has it open. No SDK sends what a browser adds to a page's request: its origin, its site,
 * or, where a name was turned to this machine, that name.
 */
final class GuardedHttp extends HttpExt {
    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String REFUSAL =
            "Web pages may not use these queues. Ask as http://localhost, and without a browser.\n";

    private GuardedHttp(Config config, ExtendedActorSystem system) {
        super(config, system);
    }

    /**
     * Before anything is served: ElasticMQ binds by the extension that it finds in the actor system, and leaves no other
     * place for a guard.
     */
    @SuppressWarnings("unchecked")
    static void install(ActorSystem system) {
        try {
            var field = ActorSystemImpl.class.getDeclaredField("extensions");
            field.setAccessible(true);
            var extensions = (Map<Object, Object>) field.get(system);
            var config = system.settings().config().getConfig("pekko.http");
            extensions.put(Http$.MODULE$, new GuardedHttp(config, (ExtendedActorSystem) system));
        } catch (ReflectiveOperationException otherPekko) {
            throw new IllegalStateException("This version of Pekko keeps its extensions elsewhere", otherPekko);
        }
    }

    @Override
    public Future<Http.ServerBinding> bindAndHandleImpl(
            org.apache.pekko.stream.scaladsl.Flow<HttpRequest, HttpResponse, Object> handler,
            String address,
            int port,
            ConnectionContext context,
            ServerSettings settings,
            LoggingAdapter log,
            Materializer materializer) {
        return super.bindAndHandleImpl(guarded(handler), address, port, context, settings, log, materializer);
    }

    /** The handler answers each request of a connection once and in order, so that a queue matches them. */
    @SuppressWarnings("unchecked")
    private static org.apache.pekko.stream.scaladsl.Flow<HttpRequest, HttpResponse, Object> guarded(
            org.apache.pekko.stream.scaladsl.Flow<HttpRequest, HttpResponse, Object> handler) {
        var flow = Flow.<HttpRequest, HttpResponse, Object>fromMaterializer((materializer, attributes) -> {
            var refused = new ConcurrentLinkedQueue<Boolean>();
            return (Flow<HttpRequest, HttpResponse, Object>) (Flow<HttpRequest, HttpResponse, ?>)
                    Flow.<HttpRequest>create()
                            .map(request -> {
                                var isForeign = isForeign(request);
                                refused.add(isForeign);
                                return isForeign ? harmless(request, materializer) : request;
                            })
                            .via(handler)
                            .map(answer -> refused.remove() ? refusal(answer, materializer) : answer);
        });
        return (org.apache.pekko.stream.scaladsl.Flow<HttpRequest, HttpResponse, Object>)
                (org.apache.pekko.stream.scaladsl.Flow<HttpRequest, HttpResponse, ?>) flow.asScala();
    }

    private static boolean isForeign(HttpRequest request) {
        var host = header(request, "host", "").replaceFirst(":\\d*$", "");
        return !HOSTS.contains(host.toLowerCase(Locale.ROOT))
                || request.getHeader("Origin").isPresent()
                || !header(request, "Sec-Fetch-Site", "none").equals("none");
    }

    private static String header(HttpRequest request, String name, String otherwise) {
        return request.getHeader(name)
                .map(org.apache.pekko.http.javadsl.model.HttpHeader::value)
                .orElse(otherwise);
    }

    /** Names no action, so that ElasticMQ does nothing about it. */
    private static HttpRequest harmless(HttpRequest request, Materializer materializer) {
        var unused = request.discardEntityBytes(materializer);
        return (HttpRequest) org.apache.pekko.http.javadsl.model.HttpRequest.GET("http://localhost/");
    }

    private static HttpResponse refusal(HttpResponse answer, Materializer materializer) {
        var unused = answer.discardEntityBytes(materializer);
        return (HttpResponse) org.apache.pekko.http.javadsl.model.HttpResponse.create()
                .withStatus(403)
                .withEntity(REFUSAL);
    }
}
