package couplinglab.controlroom.process;

import static couplinglab.controlroom.process.ProcessNames.FULFILLMENT_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE_2;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the processes are that somebody else has started. Immutable.
 *
 * @param broker its name among those who started it
 * @param published the ports of this machine at which people reach the same processes, or null if they reach them
 *     where the control room does
 */
public record Attachment(
        URI orderService,
        URI orderService2,
        URI fulfillmentService,
        String broker,
        URI sqs,
        @Nullable Ports published) {

    /** As the control room reaches them, by name, the broker first. */
    Map<String, Endpoints> endpoints() {
        return byName(sqs, orderService, orderService2, fulfillmentService);
    }

    /** As people reach them. */
    Map<String, Endpoints> publishedEndpoints() {
        return published == null
                ? endpoints()
                : byName(
                        local(published.sqs()),
                        local(published.orderService()),
                        local(published.orderService2()),
                        local(published.fulfillmentService()));
    }

    private Map<String, Endpoints> byName(URI cloud, URI orders, URI orders2, URI fulfillment) {
        var all = new LinkedHashMap<String, Endpoints>();
        all.put(broker, new Endpoints(cloud, cloud));
        all.put(ORDER_SERVICE, service(orders));
        all.put(ORDER_SERVICE_2, service(orders2));
        all.put(FULFILLMENT_SERVICE, service(fulfillment));
        return Collections.unmodifiableMap(all);
    }

    private static Endpoints service(URI main) {
        int management = Ports.managementOf(main.getPort());
        return new Endpoints(main, URI.create(main.getScheme() + "://" + main.getHost() + ":" + management));
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }
}
