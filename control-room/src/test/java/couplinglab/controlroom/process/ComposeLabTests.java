package couplinglab.controlroom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import couplinglab.controlroom.process.ProcessStatus.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a {@link StandInDocker} in place of Docker. */
class ComposeLabTests {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String UP =
            "compose up --detach --wait localstack order-service order-service-2 fulfillment-service";
    private static final String DOWN = "compose down --volumes --remove-orphans --timeout 5";

    @TempDir
    Path folder;

    @TempDir
    Path memory;

    private final Ports ports = Ports.freeOfCompose();
    private final List<AutoCloseable> toClose = new ArrayList<>();
    private Blueprint blueprint = Blueprint.of(Path.of("home"), Path.of("lab"), ports);

    @BeforeEach
    void plan() {
        blueprint = Blueprint.of(folder.resolve("home"), folder.resolve("lab"), ports);
    }

    @AfterEach
    void close() throws Exception {
        for (var one : toClose) {
            one.close();
        }
    }

    @Test
    void startsTheProjectUnderItsNameAndOnItsPorts() throws IOException {
        var told = new ArrayList<String>();
        var lab = lab();

        lab.start(ready -> told.add(ready.name()));

        assertThat(told).containsExactly("localstack", "order-service", "order-service-2", "fulfillment-service");
        assertThat(lab.all()).extracting(ProcessStatus::name).containsExactlyElementsOf(told);
        assertThat(lab.all()).extracting(ProcessStatus::state).containsOnly(State.READY);
        assertThat(calls()).contains(UP);
        assertThat(remembered("environment")).isEqualTo(ports.base() / 100 + " " + ports.sqs());
        assertThat(remembered("project").lines())
                .containsExactly(
                        "a-name",
                        blueprint.home().toString(),
                        blueprint.home().resolve("docker-compose.yml").toString(),
                        blueprint.folder().resolve("compose.override.yml").toString());
        assertThat(lab.endpoints("order-service-2").management().getPort()).isEqualTo(ports.base() + 13);
    }

    @Test
    void givesAServiceItsExtrasInAFileOfItsOwn() {
        blueprint = blueprint.with("order-service-2", List.of("-Xmx96m", "-Dcost=1$"), List.of("--threads=10000"));

        started();

        assertThat(blueprint.folder().resolve("compose.override.yml"))
                .content()
                .satisfies(written -> assertThat(written)
                        .startsWith("{\"services\":{\"order-service-2\":{")
                        .contains("\"environment\":{\"JDK_JAVA_OPTIONS\":\"-Xmx96m -Dcost=1$$\"}")
                        .contains("\"command\":[\"--threads=10000\"]"));
    }

    @Test
    void saysWhatToInstallWhereThereIsNoDocker() {
        var lab = new ComposeLab(
                blueprint, "a-name", List.of(folder.resolve("no-docker").toString()));

        assertThatThrownBy(lab::requireStartable)
                .isInstanceOf(DockerMissing.class)
                .hasMessageStartingWith("The command docker can't be run: install Docker");
    }

    @ParameterizedTest
    @CsvSource({
        "fail-docker-version, Docker is installed but does not answer: start Docker",
        "fail-version,        Docker has no compose plugin: install docker-compose-plugin"
    })
    void saysWhatDockerLacks(String failure, String sentence) throws IOException {
        Files.writeString(memory.resolve(failure), "a long story");

        assertThatThrownBy(lab()::requireStartable)
                .isInstanceOf(DockerMissing.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void namesThePortThatIsTakenAndStartsNothing() throws IOException {
        try (var other = new ServerSocket()) {
            other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.fulfillmentService()));

            assertThatThrownBy(() -> lab().start(ready -> {}))
                    .isInstanceOf(PortTaken.class)
                    .hasMessageContaining("for fulfillment-service");
        }
        assertThat(calls()).doesNotContain(UP);
    }

    @Test
    void saysWhyItCannotStartAndLeavesNothing() throws IOException {
        Files.writeString(memory.resolve("fail-up"), "the Maven in the image has no network");

        assertThatThrownBy(() -> lab().start(ready -> {}))
                .isInstanceOf(LabFailure.class)
                .hasMessageContaining("up --detach")
                .hasMessageContaining("ended with exit code 1")
                .hasMessageContaining("the Maven in the image has no network")
                .hasMessageContaining("the last words of all");
        assertThat(calls()).endsWith(DOWN);
    }

    @Test
    void killsAtOnceAndLeavesItDead() throws IOException {
        var deaths = new CopyOnWriteArrayList<ProcessStatus>();
        var lab = started();
        lab.onDeath(deaths::add);

        lab.kill("order-service");
        lab.kill("order-service");

        assertThat(lab.status("order-service")).isEqualTo(new ProcessStatus("order-service", State.DEAD, null, 137));
        assertThat(lab.status("order-service-2").state()).isEqualTo(State.READY);
        assertThat(deaths).isEmpty();
        assertThat(calls()).containsOnlyOnce("compose kill --signal KILL order-service");
    }

    @Test
    void noticesAContainerThatDiesByItself() throws IOException {
        var deaths = new CopyOnWriteArrayList<ProcessStatus>();
        var lab = started();
        lab.onDeath(deaths::add);

        StandInDocker.end(memory, "order-service-2", 3);

        var dead = new ProcessStatus("order-service-2", State.DEAD, null, 3);
        await().atMost(DEADLINE).until(() -> lab.status("order-service-2").equals(dead));
        await().atMost(DEADLINE).untilAsserted(() -> assertThat(deaths).containsExactly(dead));
    }

    @Test
    void knowsNoExitCodeWhereDockerItselfWentAway() throws IOException {
        Files.writeString(memory.resolve("fail-docker-wait"), "the connection to Docker is lost");
        var lab = started();

        await().atMost(DEADLINE).until(() -> !lab.status("order-service").isRunning());
        assertThat(lab.status("order-service").exitCode()).isNull();
    }

    @Test
    void endsWhatTakesTooLong() throws IOException {
        Files.createFile(memory.resolve("hang-version"));
        var docker = new Docker(StandInDocker.command(memory), Map.of(), folder.resolve("docker.log"));

        assertThatThrownBy(() -> docker.run(Duration.ofMillis(1), List.of("version")))
                .isInstanceOf(DockerFailed.class)
                .hasMessageStartingWith("\"docker version\" was not done after");
    }

    @Test
    void revivesAndReturnsWhenItAnswers() throws IOException {
        var lab = started();
        lab.kill("fulfillment-service");
        var revived = CompletableFuture.supplyAsync(() -> lab.revive("fulfillment-service"));
        await().atMost(DEADLINE).until(() -> lab.status("fulfillment-service").state() == State.STARTING);
        assertThat(revived).isNotDone();

        serve(Ports.managementOf(ports.fulfillmentService()));

        assertThat(revived)
                .succeedsWithin(DEADLINE)
                .extracting(ProcessStatus::state)
                .isEqualTo(State.READY);
        assertThat(lab.revive("fulfillment-service").state()).isEqualTo(State.READY);
        assertThat(calls()).containsOnlyOnce("compose start fulfillment-service");
    }

    @Test
    void saysWhyItCannotRevive() throws IOException {
        var lab = started();
        lab.kill("order-service");
        Files.writeString(memory.resolve("doomed-order-service"), "42");

        assertThatThrownBy(() -> lab.revive("order-service"))
                .isInstanceOf(ProcessDidNotStart.class)
                .hasMessageContaining("order-service did not start: it ended with exit code 42")
                .hasMessageContaining("the last words of order-service");
        assertThat(lab.status("order-service").exitCode()).isEqualTo(42);
    }

    @Test
    void removesEverythingOnce() throws IOException {
        var deaths = new CopyOnWriteArrayList<ProcessStatus>();
        var lab = started();
        lab.onDeath(deaths::add);

        lab.close();
        lab.close();

        assertThat(calls()).containsOnlyOnce(DOWN).endsWith(DOWN);
        await().atMost(DEADLINE)
                .untilAsserted(() ->
                        assertThat(lab.all()).extracting(ProcessStatus::state).containsOnly(State.STOPPED));
        assertThat(deaths).isEmpty();
        assertThatThrownBy(() -> lab.revive("order-service")).isInstanceOf(LabClosed.class);
    }

    @Test
    void removesNothingWhereNothingWasStarted() {
        lab().close();

        assertThat(memory.resolve("calls")).doesNotExist();
    }

    @Test
    void closesInTheMiddleOfAStart() throws Exception {
        Files.createFile(memory.resolve("hang-up"));
        var lab = lab();
        var started = CompletableFuture.runAsync(() -> lab.start(ready -> {}));
        await().atMost(DEADLINE).until(() -> calls().contains(UP));

        lab.close();

        assertThat(calls()).containsOnlyOnce(DOWN).endsWith(DOWN);
        assertThat(started)
                .failsWithin(DEADLINE)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(LabFailure.class);
        assertThat(calls()).endsWith(DOWN);
    }

    @Test
    void resetDeletesTheVolumesAndStartsWhatRanBefore() throws IOException {
        var lab = started();
        lab.kill("order-service-2");

        lab.reset(
                () -> assertThat(lab.all()).extracting(ProcessStatus::isRunning).containsOnly(false));

        assertThat(calls())
                .containsSubsequence(
                        DOWN,
                        "compose create localstack order-service order-service-2 fulfillment-service",
                        "compose up --detach --wait localstack order-service fulfillment-service");
        assertThat(lab.status("localstack").state()).isEqualTo(State.READY);
        assertThat(lab.status("fulfillment-service").state()).isEqualTo(State.READY);
        assertThat(lab.status("order-service-2").state()).isEqualTo(State.DEAD);
    }

    @Test
    void knowsNoOtherNames() {
        assertThatThrownBy(() -> lab().kill("local-cloud"))
                .isInstanceOf(UnknownProcess.class)
                .hasMessageContaining("local-cloud")
                .hasMessageContaining("localstack, order-service");
    }

    private ComposeLab lab() {
        var lab = new ComposeLab(blueprint, "a-name", StandInDocker.command(memory));
        toClose.add(lab);
        return lab;
    }

    private ComposeLab started() {
        var lab = lab();
        lab.start(ready -> {});
        return lab;
    }

    private void serve(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
        toClose.add(() -> server.stop(0));
    }

    /** Those to compose, in their order. */
    private List<String> calls() throws IOException {
        var file = memory.resolve("calls");
        var calls = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
        return calls.stream().filter(call -> call.startsWith("compose ")).toList();
    }

    private String remembered(String what) throws IOException {
        return Files.readString(memory.resolve(what));
    }
}
