package couplinglab.controlroom.process;

import static couplinglab.controlroom.process.StandIns.intermediary;
import static couplinglab.controlroom.process.StandIns.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import couplinglab.controlroom.process.ProcessStatus.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLabTests {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final List<LocalLab> labs = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        labs.forEach(LocalLab::close);
    }

    @Test
    void startsEveryProcessAndTellsOfEachThatBecomesReady() {
        var told = new CopyOnWriteArrayList<String>();
        var lab = lab(intermediary("cloud"), service("one"), service("two"));

        lab.start(status -> told.add(status.name() + " " + status.state()));

        assertThat(told).containsExactlyInAnyOrder("cloud READY", "one READY", "two READY");
        assertThat(lab.all()).extracting(ProcessStatus::state).containsOnly(State.READY);
        assertThat(lab.all()).extracting(ProcessStatus::name).containsExactly("cloud", "one", "two");
    }

    @Test
    void killsAtOnceAndLeavesItDead() {
        var lab = started(service("one"), service("two"));
        var victim = handleOf(lab, "one");

        var deaths = new CopyOnWriteArrayList<ProcessStatus>();
        lab.onDeath(deaths::add);

        lab.kill("one");

        assertThat(victim.isAlive()).isFalse();
        assertThat(lab.status("one").state()).isEqualTo(State.DEAD);
        assertThat(lab.status("one").exitCode()).isEqualTo(137);
        assertThat(lab.status("two").state()).isEqualTo(State.READY);
        lab.kill("one");
        assertThat(lab.status("one").state()).isEqualTo(State.DEAD);
        assertThat(deaths).isEmpty();
    }

    @Test
    void revivesWithTheFormerArguments() throws IOException {
        var lab = started(service("one", "--colour=green"));
        var first = handleOf(lab, "one");
        lab.kill("one");

        var revived = lab.revive("one");

        assertThat(revived.state()).isEqualTo(State.READY);
        assertThat(revived.pid()).isNotNull().isNotEqualTo(first.pid());
        assertThat(Files.readString(new LabFolder(folder).logs().resolve("one.log"))
                        .lines()
                        .filter(line -> line.startsWith("started with"))
                        .distinct())
                .singleElement()
                .asString()
                .contains("--colour=green");
    }

    @Test
    void givesEachLifeItsEnvironment() throws IOException {
        var lab = started(service("one"));
        lab.kill("one");
        lab.revive("one");

        assertThat(Files.readAllLines(new LabFolder(folder).logs().resolve("one.log")).stream()
                        .filter(line -> line.startsWith("its environment")))
                .containsExactly("its environment says one", "its environment says one");
    }

    @Test
    void revivingWhatRunsChangesNothing() {
        var lab = started(service("one"));
        var before = lab.status("one");

        assertThat(lab.revive("one")).isEqualTo(before);
    }

    @Test
    void noticesAProcessThatDiesByItself() throws Exception {
        var lab = lab(service("one"));
        var deaths = new CopyOnWriteArrayList<ProcessStatus>();
        lab.onDeath(deaths::add);
        lab.start(ready -> {});

        tellToExit(lab, "one");

        await().atMost(DEADLINE).until(() -> lab.status("one").state() == State.DEAD);
        assertThat(lab.status("one").exitCode()).isEqualTo(42);
        await().atMost(DEADLINE)
                .untilAsserted(() ->
                        assertThat(deaths).extracting(ProcessStatus::exitCode).containsExactly(42));
    }

    @Test
    void leavesNothingBehindWhenOneProcessDoesNotStart() {
        var healthy = intermediary("cloud");
        var lab = lab(healthy, service("one", "--fail"));

        assertThatThrownBy(() -> lab.start(ready -> {}))
                .isInstanceOf(ProcessDidNotStart.class)
                .hasMessageContaining("one did not start: it ended with exit code 3")
                .hasMessageContaining("the stand-in fails as it was told to");

        assertThat(lab.all()).extracting(ProcessStatus::isRunning).containsOnly(false);
        assertThatThrownBy(() -> lab.revive("cloud")).isInstanceOf(LabClosed.class);
    }

    @Test
    void namesThePortThatIsTakenAndStartsNothing() throws IOException {
        var one = service("one");
        var lab = lab(intermediary("cloud"), one);
        try (var other = new ServerSocket()) {
            int port = one.ports().get(0);
            other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));

            assertThatThrownBy(() -> lab.start(ready -> {}))
                    .isInstanceOf(PortTaken.class)
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("for one");
        }
        assertThat(lab.all()).extracting(ProcessStatus::state).containsOnly(State.STOPPED);
    }

    @Test
    void saysWhichFolderCannotBeWritten() throws IOException {
        var occupied = Files.writeString(folder.resolve("a file"), "where a folder should be");
        var lab = StandIns.lab(occupied, service("one"));
        labs.add(lab);

        assertThatThrownBy(() -> lab.start(ready -> {}))
                .isInstanceOf(FolderNotWritable.class)
                .hasMessageContaining(occupied.toString());
        assertThat(lab.status("one").state()).isEqualTo(State.STOPPED);
    }

    @Test
    void stopsTheServicesBeforeTheIntermediaryAndTheStubbornByForce() {
        var lab = started(intermediary("cloud"), service("one", "--stubborn"));
        var cloud = handleOf(lab, "cloud");
        var one = handleOf(lab, "one");
        var cloudWhenOneEnded = one.onExit().thenApply(ended -> cloud.isAlive());

        lab.close();

        assertThat(cloudWhenOneEnded).isCompletedWithValue(true);
        assertThat(cloud.isAlive()).isFalse();
        assertThat(lab.all()).extracting(ProcessStatus::state).containsOnly(State.STOPPED);
    }

    @Test
    void givesAProcessTheTimeToTidyUp() {
        var trace = folder.resolve("trace");
        var lab = started(service("one", "--tidy=" + trace));

        lab.close();

        assertThat(trace).hasContent("all is tidy");
    }

    @Test
    void resetDeletesTheDataAndStartsWhatRanBefore() throws IOException {
        var lab = started(intermediary("cloud"), service("one"), service("two"));
        var treasure = Files.writeString(new LabFolder(folder).data().resolve("treasure"), "gold");
        lab.kill("two");
        var before = lab.status("one");

        lab.reset(
                () -> assertThat(lab.all()).extracting(ProcessStatus::isRunning).containsOnly(false));

        assertThat(treasure).doesNotExist();
        assertThat(lab.status("cloud").state()).isEqualTo(State.READY);
        assertThat(lab.status("one").state()).isEqualTo(State.READY);
        assertThat(lab.status("one").pid()).isNotEqualTo(before.pid());
        assertThat(lab.status("two").state()).isEqualTo(State.DEAD);
    }

    @Test
    void startsSomeOnlyOnceTheyAreAskedFor() {
        var lab = StandIns.lab(folder, List.of(service("one")), List.of(service("guest")));
        labs.add(lab);
        lab.start(ready -> {});
        assertThat(lab.all()).extracting(ProcessStatus::name).containsExactly("one");

        lab.revive("guest");
        lab.kill("guest");

        assertThat(lab.all()).extracting(ProcessStatus::name).containsExactly("one", "guest");
        assertThat(lab.status("guest").state()).isEqualTo(State.DEAD);
    }

    @Test
    void knowsNoOtherNames() {
        var lab = lab(service("one"), service("two"));

        assertThatThrownBy(() -> lab.kill("three"))
                .isInstanceOf(UnknownProcess.class)
                .hasMessageContaining("three")
                .hasMessageContaining("one, two");
    }

    private LocalLab lab(ProcessSpec... specs) {
        var lab = StandIns.lab(folder, specs);
        labs.add(lab);
        return lab;
    }

    private LocalLab started(ProcessSpec... specs) {
        var lab = lab(specs);
        lab.start(ready -> {});
        return lab;
    }

    private static ProcessHandle handleOf(LocalLab lab, String name) {
        var pid = lab.status(name).pid();
        assertThat(pid).isNotNull();
        return ProcessHandle.of(pid == null ? -1 : pid).orElseThrow();
    }

    private static void tellToExit(LocalLab lab, String name) throws InterruptedException {
        var exit = HttpRequest.newBuilder(lab.endpoints(name).main().resolve("/exit"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            HttpClient.newHttpClient().send(exit, HttpResponse.BodyHandlers.discarding());
        } catch (IOException itIsGone) {
            assertThat(itIsGone).isNotNull();
        }
    }
}
