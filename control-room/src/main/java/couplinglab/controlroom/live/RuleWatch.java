package couplinglab.controlroom.live;

import couplinglab.contracts.BusSpec;
import couplinglab.contracts.Topology;
import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.ledger.Routes;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Looks at the rules of the bus again and again, and writes into the history what has changed since the last look, whoever
 * changed it: else the ledger would take the copies of a new rule for misrouted. Used by one thread.
 */
final class RuleWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RuleWatch.class);
    /** Of these, only the routes matter. */
    private static final String ANY_INPUT = "";

    private final Recorder recorder;
    private final Supplier<List<BusSpec.Rule>> rules;
    private final Clock clock;

    private BusSpec known;
    /** A change after this moment may not have been seen. */
    private Instant seenAt = Instant.EPOCH;

    /** @param rules reads those that are enabled; an {@link SdkException} means: not now */
    RuleWatch(Recorder recorder, Supplier<List<BusSpec.Rule>> rules, Clock clock) {
        this.recorder = recorder;
        this.rules = rules;
        this.clock = clock;
        this.known = lastKnown(recorder.history().marks());
    }

    /** Looks once. */
    @Override
    public void run() {
        try {
            var before = clock.instant();
            var now = spec(rules.get());
            if (!now.equals(known)) {
                var detail = Routes.detailOf(now);
                recorder.mark(Mark.Kind.RULES_ASKED, now.name(), detail, seenAt);
                recorder.mark(Mark.Kind.RULES_ANSWERED, now.name(), detail);
                known = now;
            }
            seenAt = before;
        } catch (SdkException | IllegalStateException notNow) {
            LOG.debug("The rules of the bus can't be read now", notNow);
        }
    }

    /** The history was emptied, and the bus with it. */
    void forget() {
        known = lastKnown(List.of());
        seenAt = Instant.EPOCH;
    }

    private static BusSpec lastKnown(List<Mark> marks) {
        return marks.stream()
                .filter(mark -> mark.kind() == Mark.Kind.RULES_ANSWERED)
                .reduce((one, two) -> two)
                .map(mark -> Routes.rules(String.valueOf(mark.detail())))
                .map(last -> spec(last.rules()))
                .orElseGet(() -> spec(Topology.buses().get(0).rules()));
    }

    private static BusSpec spec(List<BusSpec.Rule> rules) {
        return new BusSpec(
                Topology.ORDERS_BUS,
                rules.stream()
                        .map(rule -> new BusSpec.Rule(
                                rule.name(),
                                rule.pattern(),
                                ANY_INPUT,
                                rule.queues().stream().sorted().toList()))
                        .sorted(Comparator.comparing(BusSpec.Rule::name))
                        .toList());
    }
}
