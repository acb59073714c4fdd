package couplinglab.controlroom.process;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The processes of one lab from the first start to the last stop, wherever they run. Thread-safe. A process that dies
 * by itself stays dead until it is revived.
 */
public interface ManagedProcesses extends Processes, AutoCloseable {
    /**
     * What {@link #start} does first, for those who have more to start and want to know before.
     *
     * @throws LabFailure if something that is needed is missing or taken, such as a port
     */
    void requireStartable();

    /**
     * Returns when every process is ready.
     *
     * @param onReady told of each process as it becomes ready, from several threads, one at a time
     * @throws LabFailure if it can't; nothing that this call started is left running then
     */
    void start(Consumer<ProcessStatus> onReady);

    /** Calls back when a process ends that nobody asked to end, on a thread that must not be kept long. */
    void onDeath(Consumer<ProcessStatus> listener);

    /** Tells what is found out about processes that others stop and start; a lab that does all itself never calls. */
    default void onSighting(Sightings listener) {}

    /** Whether the broker keeps messages in memory alone, so that its death loses what it holds. */
    default boolean isIntermediaryForgetful() {
        return false;
    }

    /** @throws ByHand if those who started the processes have to stop them */
    default void requireStoppable() {}

    /**
     * Stops what runs, deletes all data, starts again what ran, and returns when that is ready.
     *
     * @param whileStopped is run in between
     * @throws ByHand if this lab can't, and a person can; nothing has happened then
     */
    void reset(Runnable whileStopped);

    /** Whether a service has a database by now, which it makes and fills at its very first start. */
    boolean hasDatabase(String process);

    /**
     * Writes every row of a table of a service's database to a file, a JSON object a line, whose fields are the columns
     * in lower case. Where nobody else can read while the service runs, the service is stopped for it.
     *
     * @throws LabFailure if that can't be
     */
    void dump(String process, String table, Path file);

    /**
     * Copies a file of a process, from where that process finds it.
     *
     * @throws LabFailure if that can't be
     */
    void fetch(String process, Path there, Path here);

    /** Stops what {@link #start} started: gently, and after a few seconds by force. Harmless when repeated. */
    @Override
    void close();
}
