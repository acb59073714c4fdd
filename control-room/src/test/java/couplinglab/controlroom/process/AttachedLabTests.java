package couplinglab.controlroom.process;

import static couplinglab.controlroom.process.ProcessNames.FULFILLMENT_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import couplinglab.controlroom.process.ProcessStatus.State;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachedLabTests {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String BROKER = "localstack";

    private final Ports ports = Ports.free();
    private final Neighbour broker = new Neighbour(ports.sqs());
    private final Neighbour orders = service(ports.orderService());
    private final Neighbour orders2 = service(ports.orderService2());
    private final Neighbour fulfillment = service(ports.fulfillmentService());
    private final List<String> told = new CopyOnWriteArrayList<>();
    private AttachedLab lab;

    @BeforeEach
    void attach(@TempDir Path folder) {
        lab = new AttachedLab(attachment(null), new LabFolder(folder));
        lab.onSighting(new Sightings() {
            @Override
            public void gone(String name, Instant lastAlive) {
                told.add(name + " gone");
            }

            @Override
            public void back(String name, Instant lastDead) {
                told.add(name + " back");
            }
        });
        lab.onDeath(dead -> told.add(dead.name() + " " + dead.state()));
    }

    @AfterEach
    void close() {
        lab.close();
        List.of(broker, orders, orders2, fulfillment).forEach(Neighbour::close);
    }

    @Test
    void startsWithWhatIsReadyAndNoticesTheRest() {
        fulfillment.die();
        var ready = new CopyOnWriteArrayList<String>();

        lab.start(status -> ready.add(status.name()));

        assertThat(ready).containsExactly(BROKER, ORDER_SERVICE, ORDER_SERVICE_2);
        assertThat(lab.all())
                .extracting(ProcessStatus::state)
                .containsExactly(State.READY, State.READY, State.READY, State.DEAD);
        assertThat(told).endsWith("fulfillment-service gone", "fulfillment-service DEAD");
        fulfillment.live();
        await().atMost(DEADLINE).until(() -> ready.contains(FULFILLMENT_SERVICE));
        assertThat(lab.status(FULFILLMENT_SERVICE).state()).isEqualTo(State.READY);
        assertThat(told).endsWith("fulfillment-service back");
    }

    @Test
    void noticesADeathAndAReturnThatOthersBroughtAbout() {
        startAndForget();

        broker.die();
        await().atMost(DEADLINE).until(() -> lab.status(BROKER).state() == State.DEAD);
        broker.live();
        await().atMost(DEADLINE).until(() -> lab.status(BROKER).state() == State.READY);

        await().atMost(DEADLINE)
                .untilAsserted(() ->
                        assertThat(told).containsExactly("localstack gone", "localstack DEAD", "localstack back"));
    }

    @Test
    void killsAServiceByItsChaosEndpointAndReturnsWhenItIsGone() {
        startAndForget();

        lab.kill(FULFILLMENT_SERVICE);

        assertThat(lab.status(FULFILLMENT_SERVICE))
                .isEqualTo(new ProcessStatus(FULFILLMENT_SERVICE, State.DEAD, null, null));
        lab.kill(FULFILLMENT_SERVICE);
        fulfillment.live();
        await().atMost(DEADLINE).until(() -> told.contains("fulfillment-service back"));
        assertThat(told).containsExactly("fulfillment-service back");
    }

    @Test
    void saysThatAServiceRefusesToEndAndStillNoticesItsDeath() {
        startAndForget();
        orders.answerKillWith(404);

        assertThatThrownBy(() -> lab.kill(ORDER_SERVICE))
                .isInstanceOf(DidNotDie.class)
                .hasMessageContaining("order-service")
                .hasMessageContaining("it answered 404");

        orders.die();
        await().atMost(DEADLINE).until(() -> told.contains("order-service DEAD"));
    }

    @Test
    void isStartingWhileItAnswersWithoutBeingReady() {
        startAndForget();

        orders2.answerReadinessWith(503);
        await().atMost(DEADLINE).until(() -> lab.status(ORDER_SERVICE_2).state() == State.STARTING);
        orders2.answerReadinessWith(200);
        await().atMost(DEADLINE).until(() -> lab.status(ORDER_SERVICE_2).state() == State.READY);

        assertThat(told).isEmpty();
    }

    @Test
    void saysWhatToTypeForWhatItCannotDo() {
        startAndForget();
        fulfillment.die();
        await().atMost(DEADLINE).until(() -> lab.status(FULFILLMENT_SERVICE).state() == State.DEAD);

        assertThatThrownBy(() -> lab.kill(BROKER))
                .isInstanceOf(ByHand.class)
                .hasMessageEndingWith("Type: docker compose kill -s KILL localstack");
        assertThatThrownBy(() -> lab.revive(FULFILLMENT_SERVICE))
                .isInstanceOf(ByHand.class)
                .hasMessageEndingWith("Type: docker compose start fulfillment-service");
        assertThatThrownBy(() -> lab.reset(() -> told.add("reset")))
                .isInstanceOf(ByHand.class)
                .hasMessageContaining("docker compose down -v")
                .hasMessageContaining("docker compose up -d");
        assertThatThrownBy(lab::requireStoppable)
                .isInstanceOf(ByHand.class)
                .hasMessageEndingWith("Type: docker compose down");
        assertThat(told).doesNotContain("reset");
        assertThat(lab.status(BROKER).state()).isEqualTo(State.READY);
        assertThat(lab.killByHand(FULFILLMENT_SERVICE)).isNull();
    }

    @Test
    void revivingWhatIsReadyIsHarmless() {
        startAndForget();

        assertThat(lab.revive(ORDER_SERVICE).state()).isEqualTo(State.READY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local-cloud", "nobody"})
    void knowsNoOtherNames(String name) {
        assertThatThrownBy(() -> lab.kill(name))
                .isInstanceOf(UnknownProcess.class)
                .hasMessageContaining("localstack, order-service, order-service-2, fulfillment-service");
        assertThatThrownBy(() -> lab.revive(name)).isInstanceOf(UnknownProcess.class);
        assertThatThrownBy(() -> lab.endpoints(name)).isInstanceOf(UnknownProcess.class);
    }

    @Test
    void showsPeopleTheAddressesThatArePublished(@TempDir Path other) {
        try (var published = new AttachedLab(attachment(new Ports(8080)), new LabFolder(other))) {
            assertThat(published.published(FULFILLMENT_SERVICE)).isEqualTo(endpoints("localhost", 8082, 8092));
            assertThat(published.published(ORDER_SERVICE_2)).isEqualTo(endpoints("localhost", 8083, 8093));
            assertThat(published.published(BROKER)).isEqualTo(endpoints("localhost", 9324, 9324));
            assertThat(published.endpoints(ORDER_SERVICE))
                    .isEqualTo(endpoints("127.0.0.1", ports.orderService(), ports.orderService() + 10));
        }
        assertThat(lab.published(ORDER_SERVICE)).isEqualTo(lab.endpoints(ORDER_SERVICE));
    }

    private void startAndForget() {
        lab.start(ready -> {});
        assertThat(told).hasSize(4);
        told.clear();
    }

    private Attachment attachment(@Nullable Ports published) {
        return new Attachment(
                uri("127.0.0.1", ports.orderService()),
                uri("127.0.0.1", ports.orderService2()),
                uri("127.0.0.1", ports.fulfillmentService()),
                BROKER,
                uri("127.0.0.1", ports.sqs()),
                published);
    }

    private static Neighbour service(int port) {
        return new Neighbour(port, Ports.managementOf(port));
    }

    private static Endpoints endpoints(String host, int main, int management) {
        return new Endpoints(uri(host, main), uri(host, management));
    }

    private static URI uri(String host, int port) {
        return URI.create("http://" + host + ":" + port);
    }
}
