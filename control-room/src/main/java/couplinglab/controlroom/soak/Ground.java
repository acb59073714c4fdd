package couplinglab.controlroom.soak;

import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE_2;

import couplinglab.controlroom.process.Blueprint;
import couplinglab.controlroom.process.ManagedProcesses;
import couplinglab.controlroom.process.Platform;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** How the lab is set up for a run: producers that keep a journal, and something that can refuse before the broker. */
final class Ground implements AutoCloseable {
    private static final List<String> PRODUCERS = List.of(ORDER_SERVICE, ORDER_SERVICE_2);

    /** In a container, which keeps it over a kill and a start. */
    private static final Path IN_A_CONTAINER = Path.of("/tmp/journal.jsonl");

    private static final String JOURNAL = "--order.journal=";

    private final Blueprint blueprint;
    private final Function<String, Path> journals;
    private final List<RefusingBroker> between;

    private Ground(Blueprint blueprint, Function<String, Path> journals, List<RefusingBroker> between) {
        this.blueprint = blueprint;
        this.journals = journals;
        this.between = List.copyOf(between);
    }

    static Ground of(Platform platform, Blueprint blueprint, RunFolder folder, Refusals refusals) {
        return switch (platform) {
            case JDK -> onJdk(blueprint, folder, refusals);
            case COMPOSE -> onCompose(blueprint);
        };
    }

    Blueprint blueprint() {
        return blueprint;
    }

    /** What the producers have testified. */
    void collectJournals(ManagedProcesses lab, RunFolder folder) {
        PRODUCERS.forEach(producer ->
                lab.fetch(producer, journals.apply(producer), folder.judged().journal(producer)));
    }

    @Override
    public void close() {
        between.forEach(RefusingBroker::close);
    }

    /** Nothing of this machine stands between containers, so that nothing refuses there. */
    private static Ground onCompose(Blueprint plain) {
        var blueprint = plain;
        for (var producer : PRODUCERS) {
            blueprint = blueprint.withMore(producer, List.of(JOURNAL + IN_A_CONTAINER));
        }
        return new Ground(blueprint, producer -> IN_A_CONTAINER, List.of());
    }

    private static Path journal(RunFolder folder, String producer) {
        return folder.lab().resolve(producer + ".journal.jsonl");
    }

    private static Ground onJdk(Blueprint plain, RunFolder folder, Refusals refusals) {
        var broker = URI.create("http://localhost:" + plain.ports().sqs());
        var between = new ArrayList<RefusingBroker>();
        var blueprint = plain;
        for (var producer : PRODUCERS) {
            var proxy = RefusingBroker.before(broker, producer, refusals);
            between.add(proxy);
            blueprint = blueprint.withMore(
                    producer,
                    List.of(
                            "--spring.cloud.aws.sqs.endpoint=" + proxy.endpoint(),
                            JOURNAL + journal(folder, producer)));
        }
        return new Ground(blueprint, producer -> journal(folder, producer), between);
    }
}
