package couplinglab.controlroom.soak;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import couplinglab.controlroom.check.CopyCounts;
import couplinglab.controlroom.check.Rule;
import couplinglab.controlroom.check.Verdict;
import couplinglab.controlroom.ledger.Percentiles;
import couplinglab.controlroom.process.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run came to, as {@code result.json} has it. The numbers of orders are the checker's.
 *
 * @param notSent arrivals for which the traffic itself had no room
 * @param kills by process
 * @param faults by kind, those that happened
 * @param redriven dead letters that were sent back after the last fault
 * @param broken violations by rule
 * @param recovery from a revival to an empty backlog, and duplicates absorbed meanwhile
 * @param shortcomings why the run proves less than it was to prove; such a run has failed
 */
@JsonPropertyOrder({"seed", "on", "mode", "rate", "passed", "orders"})
record Result(
        long seed,
        @JsonProperty("on") Platform platform,
        @JsonProperty("mode") Modes modes,
        double rate,
        long orders,
        long accepted,
        long refused,
        long unknown,
        long recovered,
        long fulfilled,
        long deadLettered,
        long lost,
        long doubled,
        long unexplained,
        CopyCounts copies,
        long notSent,
        Map<String, Integer> kills,
        Map<String, Integer> faults,
        int redriven,
        Map<Rule, Long> broken,
        Recovery recovery,
        List<String> shortcomings) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * @param measured recoveries
     * @param interrupted recoveries that the next kill cut short, which are not measured
     */
    record Recovery(
            int measured,
            int interrupted,
            @Nullable Percentiles millisToAnEmptyBacklog,
            @Nullable Percentiles duplicatesAbsorbed) {}

    static Result of(
            Plan plan,
            Verdict verdict,
            Proof proof,
            KillCount kills,
            Recoveries recoveries,
            int redriven,
            long notSent) {
        var counts = verdict.counts();
        return new Result(
                plan.seed(),
                plan.platform(),
                plan.modes(),
                plan.rate(),
                counts.orders(),
                counts.accepted(),
                counts.refused(),
                counts.unknown(),
                counts.recovered(),
                counts.fulfilled(),
                counts.deadLettered(),
                counts.lost(),
                counts.doubled(),
                counts.unexplained(),
                counts.copies(),
                notSent,
                kills.byProcess(),
                proof.faults(),
                redriven,
                verdict.broken(),
                new Recovery(
                        recoveries.millis().size(),
                        recoveries.interrupted(),
                        Percentiles.of(recoveries.millis()),
                        Percentiles.of(recoveries.duplicates())),
                shortcomings(counts.fulfilled(), proof));
    }

    /** Whether nothing was lost, doubled or left unexplained, in a run that was hard enough to prove it. */
    @JsonProperty
    boolean passed() {
        return lost == 0 && doubled == 0 && unexplained == 0 && shortcomings.isEmpty();
    }

    String json() {
        return JSON.writeValueAsString(this) + "\n";
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("orders " + orders + " = accepted " + accepted + " + refused " + refused + " + unknown " + unknown
                + " (recovered " + recovered + ")");
        lines.add("fulfilled " + fulfilled + ", dead-lettered " + deadLettered);
        lines.add("kills " + kills + ", faults " + faults);
        var recovery = recovery();
        if (recovery.millisToAnEmptyBacklog() != null && recovery.duplicatesAbsorbed() != null) {
            var millis = recovery.millisToAnEmptyBacklog();
            var duplicates = recovery.duplicatesAbsorbed();
            lines.add("from a revival to an empty backlog: p50 " + millis.p50() + " ms, p99 " + millis.p99()
                    + " ms, max "
                    + millis.max() + " ms; duplicates absorbed per kill: p50 " + duplicates.p50() + ", p99 "
                    + duplicates.p99() + ", max " + duplicates.max() + " (" + recovery.measured() + " measured, "
                    + recovery.interrupted() + " interrupted)");
        }
        lines.add("lost " + lost + ", doubled " + doubled + ", unexplained " + unexplained);
        if (copies.areAny()) {
            lines.add(copies.line());
        }
        shortcomings.forEach(shortcoming -> lines.add("PROVES TOO LITTLE: " + shortcoming));
        return lines;
    }

    private static List<String> shortcomings(long fulfilled, Proof proof) {
        var all = new ArrayList<>(proof.shortcomings());
        if (fulfilled == 0) {
            all.add("nothing was fulfilled");
        }
        return all;
    }
}
