package couplinglab.order.coupling;

import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.OrderPlaced;
import couplinglab.order.book.Fulfillment;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /fulfillments}. It repeats nothing by itself (a repeated POST that nobody asked for would hide what the
 * coupling does), and opens a connection a call, so that a dead consumer is a refusal and not a broken connection.
 */
final class RestFulfillment implements FulfillmentClient, AutoCloseable {
    private static final int MAX_ANSWER_BYTES = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final URI fulfillments;
    private final CloseableHttpClient http;
    private final MessageFormat format = new MessageFormat();

    private RestFulfillment(URI base, @Nullable Duration connect, @Nullable Duration read) {
        this.fulfillments = base.resolve("/fulfillments");
        this.http = HttpClients.custom()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(Integer.MAX_VALUE)
                        .setMaxConnPerRoute(Integer.MAX_VALUE)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout(connect))
                                .build())
                        .setDefaultSocketConfig(SocketConfig.custom()
                                .setSoTimeout(timeout(read))
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(timeout(read)).build())
                .build();
    }

    /** Waits as long as it takes: for ever, where the consumer is frozen. */
    static RestFulfillment withoutTimeouts(URI base) {
        return new RestFulfillment(base, null, null);
    }

    static RestFulfillment withTimeouts(URI base, Duration connect, Duration read) {
        return new RestFulfillment(base, connect, read);
    }

    @Override
    public Fulfillment fulfill(OrderPlaced order) {
        var post = new HttpPost(fulfillments);
        post.setEntity(new StringEntity(format.write(order), ContentType.APPLICATION_JSON));
        try {
            return http.execute(post, RestFulfillment::read);
        } catch (ConnectException
                | ConnectTimeoutException
                | UnknownHostException
                | NoRouteToHostException
                | BindException neverSent) {
            throw new FulfillmentFailed.NeverSent("fulfillment-service can't be reached", neverSent);
        } catch (SocketTimeoutException tooLate) {
            throw new FulfillmentFailed.TimedOut("fulfillment-service did not answer in time", tooLate);
        } catch (IOException broke) {
            throw new FulfillmentFailed.Broke("The connection to fulfillment-service broke", broke);
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    private static Fulfillment read(ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        if (status == 200 || status == 201) {
            return readFulfillment(response);
        }
        if (status == 503 || (status >= 400 && status < 500)) {
            throw new FulfillmentFailed.RefusedByConsumer(status);
        }
        throw new FulfillmentFailed.Broke("fulfillment-service failed with " + status, null);
    }

    private static Fulfillment readFulfillment(ClassicHttpResponse response) throws IOException {
        byte[] body = EntityUtils.toByteArray(response.getEntity(), MAX_ANSWER_BYTES);
        try {
            @Nullable Fulfillment fulfillment = JSON.readValue(body, Fulfillment.class);
            if (fulfillment == null) {
                throw new FulfillmentFailed.Broke("fulfillment-service gave an empty answer", null);
            }
            return fulfillment;
        } catch (JacksonException unreadable) {
            throw new FulfillmentFailed.Broke("fulfillment-service gave half an answer", unreadable);
        }
    }

    private static Timeout timeout(@Nullable Duration duration) {
        return duration == null ? Timeout.DISABLED : Timeout.of(duration);
    }
}
