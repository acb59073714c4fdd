package couplinglab.controlroom.process;

import couplinglab.controlroom.process.ProcessStatus.State;

/** What belongs to one process of the operating system, from its start to its end. Thread-safe. */
final class Life {
    final Process process;
    private final Thread logPump;
    volatile boolean ready;
    volatile boolean askedToEnd;
    volatile boolean killed;

    Life(Process process, Thread logPump) {
        this.process = process;
        this.logPump = logPump;
    }

    /** Returns when the process is gone and its log is complete. */
    void awaitEnd() {
        boolean interrupted = false;
        while (true) {
            try {
                process.waitFor();
                logPump.join(1000);
                break;
            } catch (InterruptedException again) {
                // A killed process ends in milliseconds; leaving before would break the promise that it is gone.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    ProcessStatus status(String name) {
        if (process.isAlive()) {
            return new ProcessStatus(name, ready ? State.READY : State.STARTING, process.pid(), null);
        }
        return new ProcessStatus(name, askedToEnd ? State.STOPPED : State.DEAD, null, process.exitValue());
    }
}
