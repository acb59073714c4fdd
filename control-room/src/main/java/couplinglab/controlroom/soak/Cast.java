package couplinglab.controlroom.soak;

import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE_2;
import static couplinglab.controlroom.process.ProcessNames.SUBSCRIBER_SERVICE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may be hit.
 *
 * @param victims the names of the processes that may be killed, sorted
 * @param broker the name of the broker
 * @param modes in which the producers are
 * @param refusesEntries whether something stands between producers and broker that can refuse
 */
record Cast(List<String> victims, String broker, Modes modes, boolean refusesEntries) {

    /** @param roles order-service stands for both of its copies, subscriber-service for every subscriber that runs */
    static Cast of(Set<String> roles, String broker, Modes modes, boolean refusesEntries) {
        var victims = new TreeSet<>(roles);
        if (roles.contains(ORDER_SERVICE)) {
            victims.add(ORDER_SERVICE_2);
        }
        if (victims.remove(SUBSCRIBER_SERVICE)) {
            victims.addAll(modes.subscribers());
        }
        return new Cast(List.copyOf(victims), broker, modes, refusesEntries);
    }

    List<String> victims(String... candidates) {
        return List.of(candidates).stream().filter(victims::contains).toList();
    }

    /** Every two of them. */
    List<List<String>> pairs() {
        var pairs = new ArrayList<List<String>>();
        for (int i = 0; i < victims.size(); i++) {
            for (int j = i + 1; j < victims.size(); j++) {
                pairs.add(List.of(victims.get(i), victims.get(j)));
            }
        }
        return pairs;
    }
}
