package couplinglab.chaos;

import couplinglab.contracts.ContractViolation;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is being done to this process on purpose. Lives in memory: a restart turns it off, but for what is armed at
 * process start. Thread-safe; a change is in force when the method returns.
 */
public final class Chaos implements CrashPoints {
    private static final Logger LOG = LoggerFactory.getLogger(Chaos.class);
    /** Long enough for the answer to leave the socket, well below the 100 ms that are promised. */
    private static final long KILL_DELAY_MILLIS = 10;

    private final ChaosProfile profile;
    private final Halt halt;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile ChaosState state;

    Chaos(ChaosProfile profile, ChaosState initial, Halt halt) {
        this.profile = profile;
        this.state = initial;
        this.halt = halt;
        if (initial.slow() != null) {
            require(Fault.SLOW);
        }
        if (initial.crashAt() != null) {
            require(initial.crashAt());
        }
    }

    public ChaosState state() {
        return state;
    }

    ChaosState freeze() {
        require(Fault.FREEZE);
        return change(ChaosState::asFrozen);
    }

    ChaosState slow(Slow slow) {
        require(Fault.SLOW);
        return change(now -> now.slowedTo(slow));
    }

    ChaosState fail(int percent) {
        require(Fault.FAIL);
        return change(now -> now.failing(percent));
    }

    ChaosState crashAt(CrashPoint point) {
        require(point);
        return change(now -> now.crashingAt(point));
    }

    ChaosState calm() {
        return change(now -> ChaosState.CALM);
    }

    /** Returns at once; the process ends within 100 ms. */
    void kill() {
        LOG.warn("Killed on request: halting without shutdown hooks");
        var killer = new Thread(this::haltSoon, "chaos-kill");
        killer.setDaemon(true);
        killer.start();
    }

    @Override
    public void reached(CrashPoint point) {
        if (state.crashAt() == point && disarm(point)) {
            LOG.warn("Crashed on request at {}: halting without shutdown hooks", point);
            halt.halt();
        }
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void require(Fault fault) {
        if (!profile.faults().contains(fault)) {
            throw new UnsupportedFault(fault, profile.supportedFaults());
        }
    }

    private void require(CrashPoint point) {
        require(Fault.CRASH_AT);
        if (!profile.crashPoints().contains(point)) {
            throw unknownPoint();
        }
    }

    ContractViolation unknownPoint() {
        return new ContractViolation("point", "must be one of " + profile.supportedCrashPoints());
    }

    /** One-shot: of several threads that come to the point at once, one crashes. */
    private synchronized boolean disarm(CrashPoint point) {
        var armed = state.crashAt() == point;
        if (armed) {
            state = state.crashingAt(null);
        }
        return armed;
    }

    private ChaosState change(UnaryOperator<ChaosState> change) {
        ChaosState changed;
        synchronized (this) {
            changed = change.apply(state);
            state = changed;
        }
        LOG.info("Chaos is now {}", changed);
        listeners.forEach(Runnable::run);
        return changed;
    }

    private void haltSoon() {
        try {
            TimeUnit.MILLISECONDS.sleep(KILL_DELAY_MILLIS);
        } catch (InterruptedException now) {
            Thread.currentThread().interrupt();
        }
        halt.halt();
    }
}
