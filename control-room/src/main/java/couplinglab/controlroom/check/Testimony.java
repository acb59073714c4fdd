package couplinglab.controlroom.check;

import couplinglab.controlroom.history.HistoryReader;
import couplinglab.controlroom.history.HistoryUnreadable;
import couplinglab.controlroom.history.Line;
import couplinglab.controlroom.history.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Consumer;

/** Reads what the recorder wrote down. */
final class Testimony {
    private final Facts facts;
    private final Fingerprints fingerprints;

    Testimony(Facts facts, Fingerprints fingerprints) {
        this.facts = facts;
        this.fingerprints = fingerprints;
    }

    /** Hands every line of the history to the reader. */
    static void read(SoakFolder folder, Consumer<Line> reader) {
        if (!Files.isRegularFile(folder.history().resolve("history.jsonl"))) {
            throw FolderUnreadable.noSoak(folder.root());
        }
        try {
            HistoryReader.read(folder.history(), reader);
        } catch (HistoryUnreadable unreadable) {
            throw FolderUnreadable.line(unreadable.where(), "it is no line of a history", unreadable);
        } catch (IOException broken) {
            throw FolderUnreadable.broken(folder.history(), broken);
        }
    }

    void take(Line line) {
        if (line instanceof Line.Invoked invoked) {
            var content = invoked.content();
            facts.key(invoked.key()).invoked(invoked.lane(), content == null ? null : fingerprints.of(content));
        } else if (line instanceof Line.Concluded concluded) {
            take(concluded);
        } else if (line instanceof Line.Repeated repeated) {
            facts.key(repeated.key()).repeated();
        } else if (line instanceof Line.LeftOut leftOut) {
            facts.key(leftOut.key()).leaveOut();
        } else if (line instanceof Line.Sighted sighted) {
            take(sighted);
        } else if (line instanceof Line.Poisoned poisoned) {
            facts.poisoned(poisoned.id(), poisoned.body());
        } else if (line instanceof Line.Marked marked) {
            take(marked);
        }
    }

    private void take(Line.Concluded concluded) {
        var key = facts.key(concluded.key());
        key.answered(concluded.outcome());
        if (concluded.orderId() != null) {
            key.belongsTo(facts.order(concluded.orderId()));
        }
    }

    private void take(Line.Sighted sighted) {
        var order = facts.order(sighted.orderId());
        order.sighted(sighted.at(), status(sighted));
        if (sighted.key() != null) {
            order.hasKey(facts.key(sighted.key()));
        }
    }

    private void take(Line.Marked marked) {
        var mark = marked.mark();
        if (mark.kind() == Mark.Kind.KILL_CONFIRMED || mark.kind() == Mark.Kind.EXITED) {
            facts.ended(mark.subject(), mark.at());
        }
    }

    private static Status status(Line.Sighted sighted) {
        try {
            return Status.valueOf(sighted.status());
        } catch (IllegalArgumentException unheardOf) {
            throw FolderUnreadable.line(
                    "The sighting of order " + sighted.orderId() + " at " + sighted.at(),
                    sighted.status() + " is no status",
                    unheardOf);
        }
    }
}
