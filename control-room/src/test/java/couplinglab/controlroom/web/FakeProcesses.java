package couplinglab.controlroom.web;

import couplinglab.controlroom.process.ByHand;
import couplinglab.controlroom.process.Endpoints;
import couplinglab.controlroom.process.ProcessStatus;
import couplinglab.controlroom.process.ProcessStatus.State;
import couplinglab.controlroom.process.Processes;
import couplinglab.controlroom.process.UnknownProcess;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Processes that live and die on paper. */
public final class FakeProcesses implements Processes {
    private final Map<String, ProcessStatus> statuses = new LinkedHashMap<>();
    private volatile boolean othersHands;
    private volatile URI events = URI.create("http://localhost:1");

    public FakeProcesses(String... names) {
        for (var name : names) {
            statuses.put(name, new ProcessStatus(name, State.READY, 1L, null));
        }
    }

    /** From now on, only a person can kill and revive, or no longer only a person. */
    public void byHand(boolean only) {
        othersHands = only;
    }

    @Override
    public @Nullable String killByHand(String name) {
        return othersHands ? "stop " + name : null;
    }

    @Override
    public @Nullable String reviveByHand(String name) {
        return othersHands ? "start " + name : null;
    }

    @Override
    public Endpoints published(String name) {
        status(name);
        return new Endpoints(URI.create("http://localhost:11"), URI.create("http://localhost:12"));
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
        refuse("kill", killByHand(name));
        statuses.put(name, new ProcessStatus(name, State.DEAD, null, 137));
    }

    @Override
    public synchronized ProcessStatus revive(String name) {
        status(name);
        refuse("revive", reviveByHand(name));
        statuses.put(name, new ProcessStatus(name, State.READY, 2L, null));
        return status(name);
    }

    @Override
    public Endpoints endpoints(String name) {
        status(name);
        return new Endpoints(URI.create("http://localhost:1"), URI.create("http://localhost:2"));
    }

    /** From now on, SNS and EventBridge are here; at first, where nobody is. */
    public void events(URI endpoint) {
        events = endpoint;
    }

    @Override
    public URI events() {
        return events;
    }

    @Override
    public String intermediary() {
        return "local-cloud";
    }

    private static void refuse(String what, @Nullable String command) {
        if (command != null) {
            throw new ByHand(what, command);
        }
    }
}
