package couplinglab.controlroom.web;

import couplinglab.controlroom.ledger.Absence;
import couplinglab.controlroom.ledger.Account;
import couplinglab.controlroom.ledger.LedgerSnapshot;
import couplinglab.controlroom.process.Processes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A lab on paper that remembers what it was asked for. */
public final class FakeLab implements LabControl {
    public final FakeProcesses processes = new FakeProcesses("order-service", "fulfillment-service");
    final List<Absence> absences = new CopyOnWriteArrayList<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile double rate;

    @Override
    public Processes processes() {
        return processes;
    }

    @Override
    public double rate() {
        return rate;
    }

    @Override
    public void setRate(double ordersPerSecond) {
        rate = ordersPerSecond;
    }

    @Override
    public LedgerSnapshot ledger() {
        var account = new Account(9, 0, 7, 1, 1, 6, 0, 1, 0, null, null, null, 0, 1, 0, 0, 0, 0, null, null, List.of());
        return new LedgerSnapshot(
                Instant.EPOCH,
                false,
                List.of("orders are on their way"),
                account,
                Map.of(),
                List.of(),
                0,
                null,
                List.of());
    }

    @Override
    public List<Absence> absences() {
        return List.copyOf(absences);
    }

    @Override
    public void reset() {
        asked.add("reset");
    }

    @Override
    public void shutdown() {
        asked.add("shutdown");
    }
}
