package couplinglab.partner.importing;

import couplinglab.database.Transactions;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All files that were ever imported, and what became of each line; nothing is removed. Owns the tables {@code imports},
 * {@code import_lines} and {@code import_counter}: whoever begins an import locks the counter until the commit, so that
 * positions appear in the order of the commits. Each method is a transaction, and fails as {@link Transactions} says.
 *
 * <p>A file is kept here from its first reading until each of its lines is decided. Only a file that nobody has read can be
 * refused: so no line of a refused one is ever placed, whoever else works on it. Thread-safe.
 */
@Component
public class Imports {
    private static final String WITH_COUNTS = """
            SELECT i.position, i.id, i.bucket, i.object_key, i.object_version, i.state, i.reason, i.started_at, i.finished_at,
                   (SELECT count(*) FROM import_lines l WHERE l.import_id = i.id AND l.order_id IS NOT NULL) AS placed,
                   (SELECT count(*) FROM import_lines l WHERE l.import_id = i.id AND l.order_id IS NULL) AS refused
              FROM imports i
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    Imports(JdbcClient jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Optional<Import> find(String id) {
        return jdbc.sql(WITH_COUNTS + "WHERE i.id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** In the order of the commits: one that is not there yet will have a greater position than all that are. */
    public List<Import> after(long position, int limit) {
        return jdbc.sql(WITH_COUNTS + "WHERE i.position > :after ORDER BY i.position LIMIT :limit")
                .param("after", position)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /** Those that are decided, in the order of the file. */
    public List<ImportedLine> lines(String id) {
        return jdbc.sql("SELECT line, order_id, reason FROM import_lines WHERE import_id = :id ORDER BY line")
                .param("id", id)
                .query((row, number) -> new ImportedLine(row.getInt(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** The import of this content, which begins now unless it did before. */
    Import begin(StoredObject object) {
        return transactions.inOne(() -> {
            var last = jdbc.sql("SELECT last_position FROM import_counter WHERE id = 1 FOR UPDATE")
                    .query(Long.class)
                    .single();
            return find(object.id()).orElseGet(() -> {
                add(object, last + 1);
                return find(object.id()).orElseThrow();
            });
        });
    }

    /** Keeps what became of a line. What is known of it already is not changed, whoever is later. */
    void add(String id, ImportedLine line) {
        transactions.inOne(() -> {
            // Two who work on the same file wait for each other here.
            jdbc.sql("SELECT id FROM imports WHERE id = :id FOR UPDATE")
                    .param("id", id)
                    .query(String.class)
                    .single();
            jdbc.sql("""
                            INSERT INTO import_lines (import_id, line, order_id, reason)
                            SELECT :id, :line, :order, :reason
                             WHERE NOT EXISTS (SELECT 1 FROM import_lines WHERE import_id = :id AND line = :line)""")
                    .param("id", id)
                    .param("line", line.line())
                    .param("order", line.orderId())
                    .param("reason", line.reason())
                    .update();
        });
    }

    /** Keeps a file that is one, unless it was refused meanwhile. */
    void keep(String id, ByteBuffer content) {
        transactions.inOne(() -> {
            jdbc.sql("UPDATE imports SET content = :content WHERE id = :id AND state = 'RUNNING'")
                    .param("content", bytes(content))
                    .param("id", id)
                    .update();
        });
    }

    /** What stands in a file of which not each line is decided; nothing where nobody has read it, or where it is over. */
    Optional<ByteBuffer> content(String id) {
        return jdbc.sql("SELECT content FROM imports WHERE id = :id AND content IS NOT NULL")
                .param("id", id)
                .query(byte[].class)
                .optional()
                .map(ByteBuffer::wrap);
    }

    void finish(String id) {
        transactions.inOne(() -> {
            jdbc.sql("""
                            UPDATE imports SET state = 'DONE', content = NULL, finished_at = :at
                             WHERE id = :id AND state = 'RUNNING'""").param("at", now()).param("id", id).update();
        });
    }

    /** No line of it will be placed; unless somebody has read it meanwhile, who places them. */
    void refuse(String id, String reason) {
        transactions.inOne(() -> {
            jdbc.sql("""
                            UPDATE imports SET state = 'REFUSED', reason = :reason, finished_at = :at
                             WHERE id = :id AND state = 'RUNNING' AND content IS NULL""")
                    .param("reason", ImportedLine.shortened(reason))
                    .param("at", now())
                    .param("id", id)
                    .update();
        });
    }

    private static byte[] bytes(ByteBuffer content) {
        var bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return bytes;
    }

    private void add(StoredObject object, long position) {
        jdbc.sql("UPDATE import_counter SET last_position = :position WHERE id = 1")
                .param("position", position)
                .update();
        jdbc.sql("""
                        INSERT INTO imports (position, id, bucket, object_key, object_version, state, started_at)
                        VALUES (:position, :id, :bucket, :key, :version, 'RUNNING', :at)""")
                .param("position", position)
                .param("id", object.id())
                .param("bucket", object.bucket())
                .param("key", object.key())
                .param("version", object.version())
                .param("at", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    private Import read(ResultSet row, int number) throws SQLException {
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        Instant started = row.getObject("started_at", OffsetDateTime.class).toInstant();
        return new Import(
                row.getLong("position"),
                row.getString("id"),
                row.getString("bucket"),
                row.getString("object_key"),
                row.getString("object_version"),
                Import.State.valueOf(row.getString("state")),
                row.getInt("placed"),
                row.getInt("refused"),
                row.getString("reason"),
                started,
                finished == null ? null : finished.toInstant());
    }
}
