package couplinglab.order.placing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The keys whose requests are under way in this process, in memory: a crash ends the request and its claim together.
 * Thread-safe.
 */
@Component
class KeysInProgress {
    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    boolean begin(String key) {
        return keys.add(key);
    }

    void end(String key) {
        keys.remove(key);
    }
}
