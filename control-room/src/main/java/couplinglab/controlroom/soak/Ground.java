package couplinglab.controlroom.soak;

import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE_2;

import couplinglab.controlroom.process.Blueprint;
import couplinglab.controlroom.process.Platform;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** How the lab is set up for a run: producers that keep a journal, and something that can refuse before the broker. */
final class Ground implements AutoCloseable {
    private static final List<String> PRODUCERS = List.of(ORDER_SERVICE, ORDER_SERVICE_2);

    private final Blueprint blueprint;
    private final List<RefusingBroker> between;

    private Ground(Blueprint blueprint, List<RefusingBroker> between) {
        this.blueprint = blueprint;
        this.between = List.copyOf(between);
    }

    static Ground of(Platform platform, Blueprint blueprint, SoakFolder folder, Refusals refusals) {
        return switch (platform) {
            case JDK -> onJdk(blueprint, folder, refusals);
            case COMPOSE -> new Ground(blueprint, List.of());
        };
    }

    Blueprint blueprint() {
        return blueprint;
    }

    @Override
    public void close() {
        between.forEach(RefusingBroker::close);
    }

    private static Ground onJdk(Blueprint plain, SoakFolder folder, Refusals refusals) {
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
                            "--order.journal=" + folder.journalOf(producer)));
        }
        return new Ground(blueprint, between);
    }
}
