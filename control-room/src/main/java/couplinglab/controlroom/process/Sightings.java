package couplinglab.controlroom.process;

import java.time.Instant;

/**
 * Hears what a lab that only watches finds out about processes that others stop and start. It is called on threads that
 * must not be kept long, for one process never at the same time.
 */
public interface Sightings {
    /**
     * A process was found dead, and nobody had asked this lab for that. The death listeners are told next, as of any
     * other death.
     *
     * @param lastAlive the last sign of life; the moment of the finding if there was none
     */
    void gone(String name, Instant lastAlive);

    /**
     * A process is ready that was dead, or of which nothing was known.
     *
     * @param lastDead the last sign of its death, before which it served nobody; the moment of the finding if there was
     *     none
     */
    void back(String name, Instant lastDead);
}
