package couplinglab.controlroom.check;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What broke a rule.
 *
 * @param name the key where there is one, else the order id, else the name of a queue, claim or message
 * @param ids every name under which its story is told: keys, order ids, messages, claims
 */
record Subject(String name, Set<Id> ids) {
    static Subject of(KeyFacts key) {
        var ids = new LinkedHashSet<Id>();
        ids.add(key.key());
        key.orders().map(OrderFacts::id).forEach(ids::add);
        return new Subject(key.key().toString(), ids);
    }

    static Subject of(OrderFacts order) {
        var key = order.key();
        if (key == null) {
            return named(order.id().toString());
        }
        var subject = of(key);
        subject.ids.add(order.id());
        return subject;
    }

    static Subject named(String name) {
        return new Subject(name, Set.of(Id.of(name)));
    }
}
