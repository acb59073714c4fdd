package couplinglab.controlroom.demo;

import couplinglab.controlroom.process.Platform;
import java.util.List;

/** The runs of the experiment, which are the same everywhere, but for what a platform can't be asked for. */
final class Programme {
    private static final LeftOut BROKER = LeftOut.of(
            new RunId(RunId.QUEUE, Fault.BROKER),
            "LocalStack forgets its messages when it is killed, which SQS does not: see docs/localstack.md.",
            "broker-killed-queue-accepts-each",
            "broker-killed-all-fulfilled");

    private Programme() {}

    static List<LeftOut> leftOutOn(Platform platform) {
        return switch (platform) {
            case JDK -> List.of();
            case COMPOSE -> List.of(BROKER);
        };
    }

    static List<RunId> runsOn(Platform platform) {
        var without = leftOutOn(platform).stream().map(LeftOut::run).toList();
        return RunId.all().stream().filter(run -> !without.contains(run)).toList();
    }
}
