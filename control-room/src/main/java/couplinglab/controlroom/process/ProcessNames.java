package couplinglab.controlroom.process;

import java.util.List;
import java.util.stream.Stream;

/** The names that people, logs and the API use for the processes. */
public final class ProcessNames {
    public static final String LOCAL_CLOUD = "local-cloud";
    public static final String LOCALSTACK = "localstack";
    public static final String ORDER_SERVICE = "order-service";
    public static final String ORDER_SERVICE_2 = "order-service-2";
    public static final String FULFILLMENT_SERVICE = "fulfillment-service";
    public static final String SUBSCRIBER_SERVICE = "subscriber-service";
    public static final String PARTNER_GATEWAY = "partner-gateway";
    public static final String CONTROL_ROOM = "control-room";

    /** The children with which a control room starts, the intermediary first; those {@link #ON_DEMAND} may follow. */
    public static final List<String> CHILDREN =
            List.of(LOCAL_CLOUD, ORDER_SERVICE, ORDER_SERVICE_2, FULFILLMENT_SERVICE);

    /** Those that run only where they are wanted: each {@link Subscriber}, and the way in for partners. */
    public static final List<String> ON_DEMAND = Stream.concat(Subscriber.names().stream(), Stream.of(PARTNER_GATEWAY))
            .toList();

    private ProcessNames() {}
}
