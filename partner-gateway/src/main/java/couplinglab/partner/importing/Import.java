package couplinglab.partner.importing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file so far.
 *
 * @param position from 1, without gaps, in the order of the commits
 * @param version the version of the object, or its etag where its bucket keeps none
 * @param placed lines that are orders now
 * @param refused lines that will never be
 * @param reason why the file was refused; null where it was not
 */
public record Import(
        @JsonIgnore long position,
        String id,
        String bucket,
        String key,
        String version,
        State state,
        int placed,
        int refused,
        @Nullable String reason,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /** How far it is. */
    public enum State {
        /** Not each of its lines is decided. */
        RUNNING,
        /** Each of its lines is. */
        DONE,
        /** No line of it was placed, and none will be. */
        REFUSED
    }
}
