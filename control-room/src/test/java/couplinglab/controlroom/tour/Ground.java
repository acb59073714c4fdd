package couplinglab.controlroom.tour;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Where a tour is walked. Whatever else runs on this machine, it has free ports and a data folder of its own. */
interface Ground extends AutoCloseable {
    /** As the README marks the commands that are for this ground alone. */
    String name();

    /** What the shells of the tour find in their environment. */
    Map<String, String> environment();

    /** The ports of the README, and those that the lab has here instead. */
    Map<String, Integer> ports();

    /** Whatever the tour made here, beside processes of its own, and did not remove. */
    List<String> left() throws IOException;

    /** Removes what is left. */
    @Override
    void close() throws IOException;
}
