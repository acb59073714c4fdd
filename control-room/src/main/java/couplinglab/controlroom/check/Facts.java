package couplinglab.controlroom.check;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the whole folder tells, joined by key and by order id. */
final class Facts {
    private final Map<Id, KeyFacts> keys = new HashMap<>();
    private final Map<Id, OrderFacts> orders = new HashMap<>();
    private final Map<String, String> poison = new HashMap<>();
    private final Map<String, TreeSet<Instant>> ends = new HashMap<>();

    KeyFacts key(String key) {
        return keys.computeIfAbsent(Id.of(key), KeyFacts::new);
    }

    OrderFacts order(String orderId) {
        return orders.computeIfAbsent(Id.of(orderId), OrderFacts::new);
    }

    Collection<KeyFacts> keys() {
        return keys.values();
    }

    Collection<OrderFacts> orders() {
        return orders.values();
    }

    void poisoned(String id, String body) {
        poison.put(body, id);
    }

    /** The injected messages that nobody can read: the id of each body. */
    Map<String, String> poison() {
        return poison;
    }

    void ended(String process, Instant at) {
        ends.computeIfAbsent(process, none -> new TreeSet<>()).add(at);
    }

    /** The first end of the process after this moment; null if there was none. */
    @Nullable
    Instant endAfter(String process, Instant moment) {
        return ends.getOrDefault(process, new TreeSet<>()).higher(moment);
    }
}
