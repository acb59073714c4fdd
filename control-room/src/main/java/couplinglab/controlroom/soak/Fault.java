package couplinglab.controlroom.soak;

import java.io.IOException;
import java.util.List;

/** One thing that goes wrong, planned in full before the run: the same for the same seed. Immutable. */
interface Fault {
    /** What kind it is, as the history and the result count it. */
    String kind();

    /** Whom it hits. */
    List<String> subjects();

    /** Who dies of it, once for each time. */
    default List<String> victims() {
        return List.of();
    }

    default int kills() {
        return victims().size();
    }

    /**
     * Lets it happen and puts right what only it can put right; returns when it is over.
     *
     * @throws DidNotHappen if the lab could not be brought to it
     * @throws IOException if a lever does not answer
     */
    void strike(Site site) throws IOException, InterruptedException;
}
