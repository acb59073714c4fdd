package couplinglab.controlroom.check;

import couplinglab.controlroom.history.Line;
import couplinglab.controlroom.process.ProcessNames;
import couplinglab.controlroom.process.Subscriber;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the folder once more, for the few that broke a rule, and tells what happened to them. */
final class Stories {
    private final SoakFolder folder;
    private final Map<String, Story> byName = new HashMap<>();
    private final Map<Id, Set<Story>> byId = new HashMap<>();
    private final NavigableMap<Instant, List<StoryLine>> events = new TreeMap<>();

    Stories(SoakFolder folder) {
        this.folder = folder;
    }

    List<Violation> tell(List<Violations.Suspicion> suspicions) {
        if (suspicions.isEmpty()) {
            return List.of();
        }
        suspicions.forEach(suspicion -> open(suspicion.subject()));
        Testimony.read(folder, this::take);
        SoakFolder.LANES.forEach(this::readLane);
        Lines.read(folder.shipments(), Row.Shipment.class, this::take);
        Lines.read(folder.inbox(), Row.Inbox.class, this::take);
        Lines.read(folder.deadLetters(ProcessNames.FULFILLMENT_SERVICE), Row.Letter.class, this::take);
        Subscriber.names().stream()
                .filter(name -> Files.exists(folder.handled(name)))
                .forEach(name -> Lines.read(folder.handled(name), Row.Handled.class, row -> take(row, name)));
        Subscriber.names().stream()
                .map(folder::deadLetters)
                .filter(Files::exists)
                .forEach(file -> Lines.read(file, Row.Letter.class, this::take));
        return suspicions.stream().map(this::tell).toList();
    }

    private void open(Subject subject) {
        var story = byName.computeIfAbsent(subject.name(), unopened -> new Story());
        subject.ids()
                .forEach(id ->
                        byId.computeIfAbsent(id, none -> new LinkedHashSet<>()).add(story));
    }

    private Violation tell(Violations.Suspicion suspicion) {
        var name = suspicion.subject().name();
        var story = byName.getOrDefault(name, new Story());
        return new Violation(suspicion.rule(), name, suspicion.sentence(), story.with(events));
    }

    private void readLane(String lane) {
        Lines.read(folder.journal(lane), JournalLine.class, line -> take(line, lane));
        Lines.read(
                folder.rows(lane, "orders"),
                Row.Order.class,
                row -> add(
                        null,
                        lane + " has the order " + row.orderId() + " as " + row.status() + ", placed in mode "
                                + row.mode() + ".",
                        row.orderId(),
                        row.orderKey()));
        Lines.read(
                folder.rows(lane, "order_keys"),
                Row.Key.class,
                row -> add(
                        null,
                        lane + " keeps the key for the order " + row.orderId() + ".",
                        row.orderId(),
                        row.orderKey()));
        Lines.read(
                folder.rows(lane, "outbox"),
                Row.Outbox.class,
                row -> add(null, lane + " has it in its outbox, row " + row.id() + ".", row.orderId()));
        Lines.read(
                folder.rows(lane, "parked"),
                Row.Parked.class,
                row -> add(Row.time(row.parkedAt()), "parked by " + lane + ": " + row.reason(), row.orderId()));
    }

    private void take(Line line) {
        if (line instanceof Line.Marked marked) {
            happened(marked.mark().at(), Words.of(marked.mark()));
        } else if (line instanceof Line.Faulted faulted) {
            happened(faulted.at(), Words.of(faulted));
        } else if (line instanceof Line.Invoked invoked) {
            add(invoked.at(), Words.of(invoked), invoked.key());
        } else if (line instanceof Line.Concluded concluded) {
            add(concluded.at(), Words.of(concluded), concluded.key(), concluded.orderId());
        } else if (line instanceof Line.Repeated repeated) {
            add(repeated.at(), "sent again to " + repeated.lane() + ": " + repeated.why(), repeated.key());
        } else if (line instanceof Line.LeftOut leftOut) {
            add(leftOut.at(), "left out: the key belonged to another order", leftOut.key());
        } else if (line instanceof Line.Sighted sighted) {
            add(
                    sighted.at(),
                    "seen as " + sighted.status() + " at " + sighted.lane(),
                    sighted.orderId(),
                    sighted.key());
        } else if (line instanceof Line.Published published) {
            var publish = published.publish();
            add(publish.begunAt(), Words.of(published), publish.orderId());
        } else if (line instanceof Line.Poisoned poisoned) {
            add(poisoned.at(), "put into " + poisoned.queue() + " as poison", poisoned.id());
        }
    }

    private void take(JournalLine line, String lane) {
        if (line instanceof JournalLine.Claimed claimed) {
            add(claimed.at(), Words.of(claimed, lane), claimed.claim());
        } else if (line instanceof JournalLine.Released released) {
            add(released.at(), lane + " was about to release claim " + released.claim(), released.claim());
        } else if (line instanceof JournalLine.Stray stray) {
            add(stray.at(), "confirmed to " + lane + ", which had never seen it", stray.orderId());
        }
    }

    private void take(Row.Shipment row) {
        add(
                Row.time(row.fulfilledAt()),
                "shipped as number " + row.shipment() + " for the order " + row.orderId(),
                row.orderId(),
                row.orderKey());
    }

    private void take(Row.Inbox row) {
        add(Row.time(row.receivedAt()), "taken into the inbox as shipment " + row.shipment(), row.orderId());
    }

    private void take(Row.Handled row, String subscriber) {
        add(
                Row.time(row.handledAt()),
                "handled by " + subscriber + ", for the order " + row.orderId(),
                row.orderId(),
                row.orderKey());
    }

    private void take(Row.Letter row) {
        add(Row.time(row.lastSeen()), Words.of(row), row.orderId(), row.id());
    }

    private void happened(Instant at, String what) {
        events.computeIfAbsent(at, none -> new ArrayList<>()).add(new StoryLine(at, what));
    }

    /** To every story that is told under one of these names, once. */
    private void add(@Nullable Instant at, String what, @Nullable String... names) {
        var stories = new LinkedHashSet<Story>();
        for (var name : names) {
            if (name != null) {
                stories.addAll(byId.getOrDefault(Id.of(name), Set.of()));
            }
        }
        stories.forEach(story -> story.add(at, what));
    }
}
