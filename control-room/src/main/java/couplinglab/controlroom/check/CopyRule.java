package couplinglab.controlroom.check;

import couplinglab.controlroom.process.Subscriber;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Each subscriber that ran handled what topic and bus owed it, once, and nothing else. The rules of the bus are those of
 * the topology: a soak changes none.
 */
final class CopyRule {
    private final Facts facts;
    private final Fingerprints fingerprints;
    private final Violations found;
    private final Owed owed = new Owed();

    CopyRule(Facts facts, Fingerprints fingerprints, Violations found) {
        this.facts = facts;
        this.fingerprints = fingerprints;
        this.found = found;
    }

    void judge(SoakFolder folder) {
        int ran = 0;
        for (var subscriber : Subscriber.ALL) {
            var file = folder.handled(subscriber.name());
            if (Files.exists(file)) {
                int bit = Owed.bit(subscriber);
                ran |= bit;
                Lines.read(file, Row.Handled.class, row -> take(row, bit));
            }
        }
        if (ran != 0) {
            for (var lane : SoakFolder.LANES) {
                Lines.read(
                        folder.rows(lane, "orders"),
                        Row.Order.class,
                        row -> facts.order(row.orderId()).owes(owed.by(row)));
            }
            for (var order : facts.orders()) {
                judge(order, ran);
            }
        }
    }

    private void take(Row.Handled row, int subscriber) {
        facts.order(row.orderId()).handledBy(subscriber);
        if (row.orderKey() != null) {
            facts.key(row.orderKey()).handled(fingerprints.of(row.customer(), row.destination(), row.orderLines()));
        }
    }

    private void judge(OrderFacts order, int ran) {
        var key = order.key();
        if (key != null && key.isAccepted() && !order.isDeadLettered()) {
            add(
                    Rule.EACH_SUBSCRIBER_GETS_ITS_COPY,
                    order,
                    "It was accepted, and never handled by",
                    ran & order.owed() & ~order.handled());
        }
        add(Rule.NO_COPY_GOES_ASTRAY, order, "It was not for them, and handled by", order.handled() & ~order.owed());
        add(Rule.HANDLED_ONCE, order, "It was handled more than once by", order.handledAgain());
    }

    private void add(Rule rule, OrderFacts order, String what, int subscribers) {
        if (subscribers != 0) {
            found.add(rule, () -> Subject.of(order), what + " " + names(subscribers) + ".");
        }
    }

    private static String names(int subscribers) {
        List<String> names = new ArrayList<>();
        for (var subscriber : Subscriber.ALL) {
            if ((subscribers & Owed.bit(subscriber)) != 0) {
                names.add(subscriber.name());
            }
        }
        return names.stream().collect(Collectors.joining(" and "));
    }
}
