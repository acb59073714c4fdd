package couplinglab.controlroom.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/**
 * The ports of one lab, at fixed distances from the control room's, so that two labs can stand side by side.
 *
 * @param base the control room's own port
 */
public record Ports(int base) {
    public static final int DEFAULT_BASE = 8080;
    private static final int MANAGEMENT = 10;
    private static final int SPAN = 30;
    private static final int FIRST_SUBSCRIBER = 5;
    private static final int HUNDRED = 100;
    private static final int BASE_OF_COMPOSE = 80;

    /** Below the range from which operating systems draw the ports of outgoing connections. */
    private static final int FIRST_FREE = 20_000;

    private static final int LAST_FREE = 32_000;

    public Ports {
        if (base < 1024 || base > 65_535 - SPAN) {
            throw new IllegalArgumentException("BASE must be a port from 1024 to " + (65_535 - SPAN) + ", not " + base);
        }
    }

    /** Ports on which nothing listens now. Another program may still take one before it is used. */
    public static Ports free() {
        var random = new SplittableRandom();
        return free(() -> random.nextInt(FIRST_FREE, LAST_FREE));
    }

    /** As {@link #free}, for containers. */
    public static Ports freeOfCompose() {
        var random = new SplittableRandom();
        return free(() -> random.nextInt(FIRST_FREE / HUNDRED, LAST_FREE / HUNDRED) * HUNDRED + BASE_OF_COMPOSE);
    }

    /**
     * Ports of containers: {@code docker-compose.yml} is told their hundreds, and writes the rest itself.
     *
     * @throws IllegalArgumentException if the base does not end as it does there
     */
    public static Ports ofCompose(int base) {
        var ports = new Ports(base);
        if (base % HUNDRED != BASE_OF_COMPOSE) {
            throw new IllegalArgumentException(
                    "BASE must end in " + BASE_OF_COMPOSE + " on Docker, such as 9080, not be " + base);
        }
        return ports;
    }

    private static Ports free(IntSupplier bases) {
        return IntStream.generate(bases)
                .limit(1000)
                .mapToObj(Ports::new)
                .filter(Ports::areFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No free range of ports was found"));
    }

    private boolean areFree() {
        return every().stream().allMatch(Ports::isFree);
    }

    /** What {@code docker-compose.yml} calls {@code LAB_PORTS}. */
    public int hundreds() {
        return base / HUNDRED;
    }

    public int orderService() {
        return base + 1;
    }

    public int fulfillmentService() {
        return base + 2;
    }

    public int orderService2() {
        return base + 3;
    }

    /** The well-known port of SQS emulators by default, so that snippets found elsewhere work. */
    public int sqs() {
        return base == DEFAULT_BASE ? 9324 : base + 20;
    }

    /** SNS and EventBridge. */
    public int events() {
        return sqs() + 1;
    }

    public int partnerGateway() {
        return base + 4;
    }

    public int subscriber(Subscriber subscriber) {
        return base + FIRST_SUBSCRIBER + Subscriber.ALL.indexOf(subscriber);
    }

    public static int managementOf(int port) {
        return port + MANAGEMENT;
    }

    /** @throws PortTaken if another program listens on the port */
    public static void requireFree(int port, String process) {
        if (!isFree(port)) {
            throw new PortTaken(port, process);
        }
    }

    private static boolean isFree(int port) {
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private List<Integer> every() {
        var services =
                new ArrayList<>(List.of(orderService(), fulfillmentService(), orderService2(), partnerGateway()));
        Subscriber.ALL.forEach(subscriber -> services.add(subscriber(subscriber)));
        var every = new ArrayList<>(List.of(base, sqs(), events()));
        services.forEach(service -> every.addAll(List.of(service, managementOf(service))));
        return every;
    }
}
