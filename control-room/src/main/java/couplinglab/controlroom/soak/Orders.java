package couplinglab.controlroom.soak;

import couplinglab.contracts.OrderContent;
import couplinglab.controlroom.history.Answer;
import couplinglab.controlroom.history.Offer;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.traffic.Customers;
import couplinglab.controlroom.traffic.Lane;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Orders that are not made as customers should make them, beside the traffic. Not thread-safe. */
final class Orders {
    private static final Logger LOG = LoggerFactory.getLogger(Orders.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CONNECT_MILLIS = 2000;

    private final Map<String, Lane> lanes;
    private final Supplier<OrderContent> contents;
    private final Recorder recorder;
    private final Customers customers;
    private final Clock clock = Clock.systemUTC();

    /** One that was made, and can be made again. */
    record Made(Offer offer, OrderContent content) {}

    Orders(Map<String, Lane> lanes, Supplier<OrderContent> contents, Recorder recorder) {
        this.lanes = Map.copyOf(lanes);
        this.contents = contents;
        this.recorder = recorder;
        this.customers = Customers.of(recorder);
    }

    /** Returns when both are answered. */
    void twiceAtOnce(String producer) {
        var lane = lane(producer);
        var made = make(producer);
        recorder.repeat(made.offer().key(), producer, "at the same time");
        var first = customers.send(lane, made.offer(), made.content());
        var second = customers.send(lane, made.offer(), made.content());
        CompletableFuture.allOf(first, second).join();
    }

    /**
     * Makes orders until so many of them were answered with this status.
     *
     * @throws DidNotHappen if they are not in time
     */
    List<Made> awaitAnswered(String producer, int orders, int status, Duration patience) throws InterruptedException {
        var answered = new ArrayList<Made>();
        long deadline = System.nanoTime() + patience.toNanos();
        while (answered.size() < orders) {
            if (System.nanoTime() - deadline > 0) {
                throw new DidNotHappen(
                        producer + " answered only " + answered.size() + " of " + orders + " orders with " + status);
            }
            var made = make(producer);
            Answer answer =
                    customers.send(lane(producer), made.offer(), made.content()).join();
            if (answer.status() != null && answer.status() == status) {
                answered.add(made);
            }
        }
        return answered;
    }

    /** Makes the same orders once more, one after the other. */
    void again(String producer, List<Made> orders, String why) {
        for (var made : orders) {
            customers
                    .sendAgain(lane(producer), made.offer(), made.content(), why)
                    .join();
        }
    }

    /**
     * Ends the connection before there is an answer, which is then unknown.
     *
     * @param halfWay whether only a part of the request is sent
     */
    void cutOff(String producer, boolean halfWay) {
        var made = make(producer);
        var body = JSON.writeValueAsBytes(made.content());
        var address = lane(producer).address();
        var head = "POST /orders HTTP/1.1\r\nHost: localhost:" + address.getPort()
                + "\r\nContent-Type: application/json\r\nIdempotency-Key: "
                + made.offer().key() + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), CONNECT_MILLIS);
            // What is under way is thrown away, as when a machine vanishes.
            socket.setSoLinger(true, 0);
            var out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(body, 0, halfWay ? body.length / 2 : body.length);
            out.flush();
        } catch (IOException refused) {
            LOG.debug("{} could not be reached", producer, refused);
        }
        recorder.conclude(made.offer().key(), Answer.none(clock.instant()));
    }

    private Made make(String producer) {
        var content = contents.get();
        return new Made(recorder.invoke(producer, recorder.nextArrival(), clock.instant(), content), content);
    }

    private Lane lane(String producer) {
        var lane = lanes.get(producer);
        if (lane == null) {
            throw new IllegalArgumentException("no producer is called " + producer);
        }
        return lane;
    }
}
