package couplinglab.controlroom.process;

import java.util.List;

/** The names that people, logs and the API use for the processes. */
public final class ProcessNames {
    public static final String LOCAL_CLOUD = "local-cloud";
    public static final String LOCALSTACK = "localstack";
    public static final String ORDER_SERVICE = "order-service";
    public static final String ORDER_SERVICE_2 = "order-service-2";
    public static final String FULFILLMENT_SERVICE = "fulfillment-service";
    public static final String SUBSCRIBER_SERVICE = "subscriber-service";
    public static final String CONTROL_ROOM = "control-room";

    /** The children with which a control room starts, the intermediary first; each {@link Subscriber} may follow. */
    public static final List<String> CHILDREN =
            List.of(LOCAL_CLOUD, ORDER_SERVICE, ORDER_SERVICE_2, FULFILLMENT_SERVICE);

    private ProcessNames() {}
}
