package couplinglab.controlroom.cli;

import couplinglab.controlroom.ledger.Absence;
import couplinglab.controlroom.ledger.LedgerSnapshot;
import couplinglab.controlroom.live.LiveLab;
import couplinglab.controlroom.process.Processes;
import couplinglab.controlroom.web.LabControl;
import java.util.List;

/** The lab of this session, as the web application sees it. */
record LiveControl(LiveLab lab, Runnable onShutdown) implements LabControl {

    @Override
    public Processes processes() {
        return lab.processes();
    }

    @Override
    public double rate() {
        return lab.traffic().rate();
    }

    @Override
    public void setRate(double ordersPerSecond) {
        lab.traffic().setRate(ordersPerSecond);
    }

    @Override
    public LedgerSnapshot ledger() {
        return lab.ledger();
    }

    @Override
    public List<Absence> absences() {
        return lab.absences();
    }

    @Override
    public void reset() {
        lab.reset();
    }

    @Override
    public void shutdown() {
        onShutdown.run();
    }
}
