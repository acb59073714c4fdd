package couplinglab.controlroom.live;

import couplinglab.controlroom.history.Mark;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.process.Endpoints;
import couplinglab.controlroom.process.ProcessStatus;
import couplinglab.controlroom.process.Processes;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes into the history what is done to the processes, so that the ledger can tell what the orders went through. */
final class MarkedProcesses implements Processes {
    private final Processes processes;
    private final Recorder recorder;

    MarkedProcesses(Processes processes, Recorder recorder) {
        this.processes = processes;
        this.recorder = recorder;
    }

    @Override
    public List<ProcessStatus> all() {
        return processes.all();
    }

    @Override
    public ProcessStatus status(String name) {
        return processes.status(name);
    }

    @Override
    public void kill(String name) {
        if (!status(name).isRunning()) {
            return;
        }
        if (killByHand(name) != null) {
            // It refuses, so that nothing happens that the orders could go through.
            processes.kill(name);
            return;
        }
        recorder.mark(Mark.Kind.KILL_ASKED, name);
        processes.kill(name);
        recorder.mark(Mark.Kind.KILL_CONFIRMED, name);
    }

    @Override
    public ProcessStatus revive(String name) {
        if (status(name).state() == ProcessStatus.State.READY || reviveByHand(name) != null) {
            return processes.revive(name);
        }
        recorder.mark(Mark.Kind.REVIVE_ASKED, name);
        var revived = processes.revive(name);
        recorder.mark(Mark.Kind.READY, name);
        return revived;
    }

    @Override
    public Endpoints endpoints(String name) {
        return processes.endpoints(name);
    }

    @Override
    public Endpoints published(String name) {
        return processes.published(name);
    }

    @Override
    public @Nullable String killByHand(String name) {
        return processes.killByHand(name);
    }

    @Override
    public @Nullable String reviveByHand(String name) {
        return processes.reviveByHand(name);
    }

    @Override
    public URI events() {
        return processes.events();
    }

    @Override
    public String intermediary() {
        return processes.intermediary();
    }
}
