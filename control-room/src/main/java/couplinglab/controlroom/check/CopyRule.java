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

    CopyCounts judge(SoakFolder folder) {
        var counts = CopyCounts.NONE;
        int ran = 0;
        for (var subscriber : Subscriber.ALL) {
            var file = folder.handled(subscriber.name());
            if (Files.exists(file)) {
                int bit = Owed.bit(subscriber);
                ran |= bit;
                Lines.read(file, Row.Handled.class, row -> take(row, bit));
                var letters = folder.deadLetters(subscriber.name());
                if (Files.exists(letters)) {
                    Lines.read(letters, Row.Letter.class, row -> take(row, bit));
                }
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
                counts = counts.and(judge(order, ran));
            }
        }
        return counts;
    }

    private void take(Row.Handled row, int subscriber) {
        facts.order(row.orderId()).handledBy(subscriber);
        if (row.orderKey() != null) {
            facts.key(row.orderKey()).handled(fingerprints.of(row.customer(), row.destination(), row.orderLines()));
        }
    }

    private void take(Row.Letter row, int subscriber) {
        if (row.orderId() != null && row.hasReason()) {
            facts.order(row.orderId()).deadLetteredBy(subscriber);
        }
    }

    private CopyCounts judge(OrderFacts order, int ran) {
        int owed = isPromised(order) ? ran & order.owed() : 0;
        int lost = owed & ~order.reached();
        int astray = order.handled() & ~order.owed();
        add(
                Rule.EACH_SUBSCRIBER_GETS_ITS_COPY,
                order,
                "It was promised, and neither handled nor kept as a dead letter by",
                lost);
        add(Rule.NO_COPY_GOES_ASTRAY, order, "It was not for them, and handled by", astray);
        add(Rule.HANDLED_ONCE, order, "It was handled more than once by", order.handledAgain());
        return new CopyCounts(
                Integer.bitCount(owed),
                Integer.bitCount(owed & order.handled()),
                Integer.bitCount(owed & order.reached() & ~order.handled()),
                Integer.bitCount(lost),
                Integer.bitCount(order.handledAgain()),
                Integer.bitCount(astray));
    }

    private static boolean isPromised(OrderFacts order) {
        return (order.isAccepted() || order.isPlacedLoosely()) && !order.isParked();
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
