package couplinglab.partner.importing;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports a file, line by line: each is placed at order-service, and what became of it is committed, before the next one.
 *
 * <p>A kill leaves the lines before it decided and those after it untouched. Of the line in between order-service may have
 * an order that nobody here knows of: it is placed again with the same key, made of the file's identity and the line's number,
 * and order-service answers with the order that it has. So each line is an order once, however often its file is announced, as
 * long as the keys are kept (30 days): an announcement that is not acknowledged is gone after 18 days, 4 in its queue and 14
 * among the dead letters; and of one that comes later than that, each line that was decided is known here, for ever.
 *
 * <p>What was read of a file once is kept until each of its lines is decided, whatever becomes of the object: a file is
 * refused as a whole, or each of its lines is decided.
 *
 * <p>An outage of S3 or order-service is waited for, and costs the announcement no receive: its message stays hidden
 * meanwhile, for 12 hours at most, as SQS has it. Thread-safe.
 */
public final class Importing {
    private static final Logger LOG = LoggerFactory.getLogger(Importing.class);

    private final Imports imports;
    private final LineRecords records;
    private final ObjectStore objects;
    private final OrderDesk desk;
    private final Patience patience;

    Importing(Imports imports, LineRecords records, ObjectStore objects, OrderDesk desk, Patience patience) {
        this.imports = imports;
        this.records = records;
        this.objects = objects;
        this.desk = desk;
        this.patience = patience;
    }

    /**
     * Returns when each line is decided, or the file is refused; at once, where that was so before.
     *
     * @throws couplinglab.database.StoreUnavailable if what became of a line could not be kept: to be asked again
     * @throws couplinglab.database.CommitUnanswered if nobody knows whether it was: to be asked again
     */
    public void run(StoredObject object) {
        var begun = imports.begin(object);
        if (begun.state() != Import.State.RUNNING) {
            LOG.debug("Import {} is over, and was announced again", begun.id());
            return;
        }
        imports.content(begun.id())
                .or(() -> fetch(begun.id(), object))
                .ifPresent(content -> place(begun.id(), content));
    }

    /** Returns what is kept of it, whoever has read it first; nothing where it is refused. */
    private Optional<ByteBuffer> fetch(String id, StoredObject object) {
        var fetched = patience.insist(() -> objects.fetch(object));
        if (fetched instanceof ObjectStore.Fetched.Refused refused) {
            imports.refuse(id, refused.reason());
        } else if (fetched instanceof ObjectStore.Fetched.Content content) {
            judge(id, content.bytes());
        }
        return imports.content(id);
    }

    private void judge(String id, ByteBuffer content) {
        if (OrderFile.read(content) instanceof OrderFile.Refused refused) {
            imports.refuse(id, refused.reason());
        } else {
            imports.keep(id, content);
        }
    }

    private void place(String id, ByteBuffer content) {
        if (OrderFile.read(content) instanceof OrderFile.Rows rows) {
            place(id, rows);
            imports.finish(id);
        }
    }

    private void place(String id, OrderFile.Rows file) {
        var decided = imports.lines(id).stream().map(ImportedLine::line).collect(Collectors.toSet());
        file.all().stream()
                .filter(row -> !decided.contains(row.line()))
                .forEach(row -> records.keep(id, place(id, row)));
    }

    private ImportedLine place(String id, OrderFile.Row row) {
        if (row instanceof OrderFile.Row.NoOrder none) {
            return ImportedLine.refused(row.line(), none.reason());
        }
        var order = (OrderFile.Row.Order) row;
        var placement = patience.insist(() -> desk.place(order.content(), "import-" + id + "-" + row.line()));
        return placement instanceof Placement.Placed placed
                ? ImportedLine.placed(row.line(), placed.orderId())
                : ImportedLine.refused(row.line(), ((Placement.Refused) placement).reason());
    }
}
