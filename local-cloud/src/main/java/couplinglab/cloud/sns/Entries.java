package couplinglab.cloud.sns;

import couplinglab.cloud.wire.Xml;
import java.util.Map;

/** How an answer carries a map. */
final class Entries {
    private Entries() {}

    static Xml of(String name, Map<String, String> map) {
        return Xml.of(
                name,
                map.entrySet().stream()
                        .map(entry -> Xml.of("entry", Xml.of("key", entry.getKey()), Xml.of("value", entry.getValue())))
                        .toList());
    }
}
