package couplinglab.controlroom.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * No row of an outbox is held by two claims at once. Judges one database's journal; a claim without a release lasts
 * until its process died, and that failing, for ever. Takes time and memory in proportion to the rows claimed.
 */
final class ClaimRule {
    private final String lane;
    private final Facts facts;
    private final Violations found;
    private final List<Claim> claims = new ArrayList<>();
    private final Map<String, Claim> open = new HashMap<>();

    /** From is when the rows were surely held, until is when they may have been let go; in nanoseconds since 1970. */
    private static final class Claim {
        private final String id;
        private final long[] rows;
        private final long from;
        private long until;

        Claim(String id, long[] rows, long from, long until) {
            this.id = id;
            this.rows = rows;
            this.from = from;
            this.until = until;
        }
    }

    ClaimRule(String lane, Facts facts, Violations found) {
        this.lane = lane;
        this.facts = facts;
        this.found = found;
    }

    void judge(SoakFolder folder) {
        Lines.read(folder.journal(lane), JournalLine.class, this::take);
        claims.sort(Comparator.comparingLong(claim -> claim.from));
        var holders = new HashMap<Long, Claim>();
        claims.forEach(claim -> judge(claim, holders));
    }

    private void take(JournalLine line) {
        if (line instanceof JournalLine.Claimed claimed) {
            var end = facts.endAfter(lane, claimed.at());
            var until = end == null ? Long.MAX_VALUE : nanos(end);
            var claim = new Claim(claimed.claim(), rows(claimed), nanos(claimed.at()), until);
            claims.add(claim);
            open.put(claim.id, claim);
        } else if (line instanceof JournalLine.Released released) {
            // In a container every process has the same id: the claim of this name is the last one that was made.
            var claim = open.remove(released.claim());
            if (claim != null) {
                claim.until = nanos(released.at());
            }
        } else if (line instanceof JournalLine.Stray stray) {
            facts.order(stray.orderId()).confirmedToAnother();
        }
    }

    private void judge(Claim claim, Map<Long, Claim> holders) {
        boolean overlaps = false;
        for (long row : claim.rows) {
            var holder = holders.get(row);
            if (holder != null && claim.from < holder.until && !overlaps) {
                overlaps = true;
                report(claim, holder, row);
            }
            if (holder == null || claim.until > holder.until) {
                holders.put(row, claim);
            }
        }
    }

    private void report(Claim claim, Claim holder, long row) {
        found.add(
                Rule.RELAY_CLAIMS_NEVER_OVERLAP,
                () -> new Subject(lane + " claim " + claim.id, Set.of(Id.of(claim.id), Id.of(holder.id))),
                "The relay of " + lane + " claimed row " + row + " as " + claim.id + " while " + holder.id
                        + " still held it.");
    }

    private static long[] rows(JournalLine.Claimed claimed) {
        return claimed.rows().stream().mapToLong(Long::longValue).toArray();
    }

    private static long nanos(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
    }
}
