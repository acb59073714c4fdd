package couplinglab.controlroom.check;

import couplinglab.controlroom.history.Line;
import couplinglab.controlroom.history.Mark;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sentences of a story. */
final class Words {
    private Words() {}

    static String of(Line.Invoked invoked) {
        return "offered to " + invoked.lane() + " as arrival " + invoked.arrival();
    }

    static String of(Line.Concluded concluded) {
        var orderId = concluded.orderId();
        return "answered: " + concluded.outcome().text() + " ("
                + Stream.of(concluded.status(), orderId == null ? null : "order " + orderId, concluded.mode())
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))
                + ")";
    }

    static String of(Line.Published published) {
        var publish = published.publish();
        return published.lane() + " sends it to " + publish.destination() + " in mode " + publish.mode() + ", until "
                + publish.endedAt() + ": " + lower(publish.outcome());
    }

    static String of(Mark mark) {
        return "- " + lower(mark.kind()) + ": " + mark.subject() + behind(mark.detail());
    }

    static String of(Line.Faulted faulted) {
        return "- fault " + faulted.number() + ", " + faulted.kind() + " of " + faulted.subject() + ": "
                + lower(faulted.phase()) + behind(faulted.detail());
    }

    static String of(JournalLine.Claimed claimed, String lane) {
        return lane + " claimed the rows " + claimed.rows() + " as " + claimed.claim()
                + (claimed.owner() == null ? "" : " for " + claimed.owner());
    }

    static String of(Row.Letter letter) {
        return "dead letter " + letter.id() + ": " + letter.reason() + " after " + letter.receives()
                + " receives, first seen " + letter.firstSeen() + behind(letter.error());
    }

    private static String behind(@Nullable String detail) {
        return detail == null ? "" : " (" + detail + ")";
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
