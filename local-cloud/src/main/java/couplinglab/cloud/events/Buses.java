package couplinglab.cloud.events;

import couplinglab.cloud.store.EventStore;
import couplinglab.cloud.store.Transaction;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All buses as they are now. A change is stored before it holds, and holds for every event that comes after the answer.
 * Thread-safe: one change at a time, and events wait for none.
 */
final class Buses {
    private final EventStore store;
    private volatile NavigableMap<String, RoutedBus> now = Collections.emptyNavigableMap();

    private Buses(EventStore store) {
        this.store = store;
    }

    static Buses open(EventStore store) throws SQLException {
        BusTable.create(store);
        var buses = new Buses(store);
        store.transact(BusTable::all).forEach(buses::hold);
        return buses;
    }

    private interface Change {
        void in(Transaction transaction) throws SQLException;
    }

    @Nullable
    RoutedBus find(String name) {
        return now.get(name);
    }

    Bus require(String name) {
        var bus = now.get(name);
        if (bus == null) {
            throw Refusals.noSuchBus(name);
        }
        return bus.bus();
    }

    Collection<Bus> all() {
        return now.values().stream().map(RoutedBus::bus).toList();
    }

    /** For whoever has to look before he changes something: nothing changes in between. */
    synchronized <T> T alone(Supplier<T> work) {
        return work.get();
    }

    synchronized void put(Bus bus) {
        store(transaction -> {
            BusTable.put(transaction, bus);
            for (var rule : bus.rules().values()) {
                BusTable.put(transaction, rule);
            }
        });
        hold(bus);
    }

    synchronized void remove(Bus bus) {
        store(transaction -> BusTable.remove(transaction, bus.name()));
        var changed = new TreeMap<>(now);
        changed.remove(bus.name());
        now = Collections.unmodifiableNavigableMap(changed);
    }

    synchronized void put(Rule rule) {
        store(transaction -> BusTable.put(transaction, rule));
        hold(require(rule.bus()).with(rule));
    }

    synchronized void remove(Rule rule) {
        store(transaction -> BusTable.remove(transaction, rule));
        hold(require(rule.bus()).without(rule.name()));
    }

    private void store(Change change) {
        store.transact(transaction -> {
            change.in(transaction);
            return true;
        });
    }

    private synchronized void hold(Bus bus) {
        var changed = new TreeMap<>(now);
        changed.put(bus.name(), new RoutedBus(bus, now.get(bus.name())));
        now = Collections.unmodifiableNavigableMap(changed);
    }
}
