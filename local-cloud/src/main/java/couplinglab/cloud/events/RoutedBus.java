package couplinglab.cloud.events;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A bus at one moment, with the machine that matches its enabled rules. Never changes. */
final class RoutedBus {
    private final Bus bus;
    private final Map<String, EventPattern> patterns;
    private final EventMachine machine;

    /** @param before the bus as it was, whose machine is good as long as the patterns are the same */
    RoutedBus(Bus bus, @Nullable RoutedBus before) {
        this.bus = bus;
        this.patterns = bus.rules().values().stream()
                .filter(Rule::isEnabled)
                .collect(Collectors.toUnmodifiableMap(Rule::name, Rule::pattern));
        this.machine = before != null && before.patterns.equals(patterns) ? before.machine : EventMachine.of(patterns);
    }

    Bus bus() {
        return bus;
    }

    List<Rule> rulesFor(String event) {
        return machine.rulesFor(event).stream()
                .map(bus.rules()::get)
                .filter(Objects::nonNull)
                .toList();
    }
}
