package couplinglab.controlroom.web;

import couplinglab.controlroom.process.Endpoints;
import couplinglab.controlroom.process.ProcessStatus;
import couplinglab.controlroom.process.ProcessStatus.State;
import couplinglab.controlroom.process.Processes;
import couplinglab.controlroom.process.UnknownProcess;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Processes that live and die on paper. */
public final class FakeProcesses implements Processes {
    private final Map<String, ProcessStatus> statuses = new LinkedHashMap<>();

    public FakeProcesses(String... names) {
        for (var name : names) {
            statuses.put(name, new ProcessStatus(name, State.READY, 1L, null));
        }
    }

    @Override
    public synchronized List<ProcessStatus> all() {
        return List.copyOf(statuses.values());
    }

    @Override
    public synchronized ProcessStatus status(String name) {
        var status = statuses.get(name);
        if (status == null) {
            throw new UnknownProcess(name, statuses.keySet());
        }
        return status;
    }

    @Override
    public synchronized void kill(String name) {
        status(name);
        statuses.put(name, new ProcessStatus(name, State.DEAD, null, 137));
    }

    @Override
    public synchronized ProcessStatus revive(String name) {
        status(name);
        statuses.put(name, new ProcessStatus(name, State.READY, 2L, null));
        return status(name);
    }

    @Override
    public Endpoints endpoints(String name) {
        status(name);
        return new Endpoints(URI.create("http://localhost:1"), URI.create("http://localhost:2"));
    }

    @Override
    public String intermediary() {
        return "local-cloud";
    }
}
