package couplinglab.controlroom.demo;

import couplinglab.contracts.BusSpec;
import couplinglab.contracts.Topology;
import couplinglab.controlroom.history.Outcome;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.ledger.Accounting;
import couplinglab.controlroom.ledger.Bookkeeper;
import couplinglab.controlroom.ledger.Documents;
import couplinglab.controlroom.process.Waiting;
import couplinglab.controlroom.traffic.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * For some orders no rule of the bus matches: the rules are removed, and not disabled, for LocalStack sends on through
 * disabled ones. Before, all that was accepted is shipped, and afterwards the outbox is empty before the rules are back, so
 * that it is known to the order what the bus must have dropped.
 */
final class UnmatchedScene extends Scene {
    private static final Duration TO_BE_SERVED = Duration.ofMinutes(1);
    private static final int ORDERS = 12;
    private static final BusSpec BUS = Topology.buses().get(0);

    /** Those that an order can match. */
    private static final List<BusSpec.Rule> OF_ORDERS = BUS.rules().stream()
            .filter(rule -> rule.pattern().contains(Topology.ORDER_SOURCE))
            .toList();

    private final Recorder recorder;
    private final Bookkeeper bookkeeper;
    private final Documents documents = new Documents();

    UnmatchedScene(RunId id, Plan plan, Stage stage, Traffic traffic, Recorder recorder, Bookkeeper bookkeeper) {
        super(id, plan, stage, traffic, recorder);
        this.recorder = recorder;
        this.bookkeeper = bookkeeper;
    }

    @Override
    Clues climax() throws IOException, InterruptedException {
        traffic.setRate(0);
        awaitConcluded();
        Waiting.until(TO_BE_SERVED, this::isAllShipped);
        int before = accepted();
        var names = OF_ORDERS.stream().map(BusSpec.Rule::name).toList();
        stage.removeRules(
                OF_ORDERS,
                new BusSpec(
                        BUS.name(),
                        BUS.rules().stream()
                                .filter(rule -> !OF_ORDERS.contains(rule))
                                .toList()));
        traffic.offer(plan.rate(), ORDERS);
        awaitConcluded();
        Waiting.until(TO_BE_SERVED, this::isOutboxEmpty);
        var clue = new Clues.Unmatched(names, accepted() - before);
        stage.addRules(OF_ORDERS, BUS);
        traffic.setRate(plan.rate());
        return Clues.of(clue);
    }

    private void awaitConcluded() throws InterruptedException {
        Waiting.until(TO_CONCLUDE, () -> traffic.rate() == 0 && traffic.outstanding() == 0);
    }

    private boolean isAllShipped() {
        bookkeeper.read();
        return Accounting.of(recorder.history(), bookkeeper.books(), false).waiting() == 0;
    }

    private boolean isOutboxEmpty() throws InterruptedException {
        var outbox = stage.lab().endpoints(id.producer()).management().resolve("/actuator/outbox");
        try {
            return documents.get(outbox).path("pending").asLong(-1) == 0;
        } catch (IOException notNow) {
            return false;
        }
    }

    private int accepted() {
        return (int) recorder.history().offers().stream()
                .filter(offer -> offer.outcome() == Outcome.ACCEPTED)
                .count();
    }
}
