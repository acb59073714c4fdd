package couplinglab.fulfillment.deadletter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The last failure of each message that somebody lived to report, by message id: the queue itself counts receives and
 * knows no reasons. Kept until the message is a dead letter, or can't become one any more.
 */
@Component
public class FailedAttempts {
    /** Longer than a message can live: 4 days in the queue and 14 in its dead letters. */
    private static final Duration RETENTION = Duration.ofDays(30);

    private static final int MAX_ERROR = 2000;

    private final JdbcClient jdbc;
    private final Clock clock;

    FailedAttempts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void report(Map<String, String> errorsByMessageId) {
        errorsByMessageId.forEach((id, error) -> report(id, error.substring(0, Math.min(MAX_ERROR, error.length()))));
    }

    Optional<String> of(String messageId) {
        return jdbc.sql("SELECT error FROM failed_attempts WHERE message_id = :id")
                .param("id", messageId)
                .query(String.class)
                .optional();
    }

    void forget(String messageId) {
        jdbc.sql("DELETE FROM failed_attempts WHERE message_id = :id")
                .param("id", messageId)
                .update();
    }

    @Scheduled(initialDelayString = "1h", fixedDelayString = "1h")
    void tidy() {
        jdbc.sql("DELETE FROM failed_attempts WHERE failed_at < :age")
                .param("age", clock.instant().minus(RETENTION).atOffset(ZoneOffset.UTC))
                .update();
    }

    private void report(String id, String error) {
        var now = clock.instant();
        if (update(id, error, now)) {
            return;
        }
        try {
            write(
                    "INSERT INTO failed_attempts (message_id, error, failed_at) VALUES (:id, :error, :at)",
                    id,
                    error,
                    now);
        } catch (DuplicateKeyException meanwhileReported) {
            // Outside of any transaction, so that no database has to roll one back for it.
            update(id, error, now);
        }
    }

    private boolean update(String id, String error, Instant now) {
        return write(
                        "UPDATE failed_attempts SET error = :error, failed_at = :at WHERE message_id = :id",
                        id,
                        error,
                        now)
                == 1;
    }

    private int write(String sql, String id, String error, Instant now) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("error", error)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
