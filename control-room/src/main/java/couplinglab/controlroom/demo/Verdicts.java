package couplinglab.controlroom.demo;

import couplinglab.controlroom.ledger.OrderRow;
import java.util.Objects;

/** What the books of one run must say, whatever its mode and fault. */
final class Verdicts {
    private Verdicts() {}

    static boolean isClean(Run run) {
        var row = run.row();
        return Objects.equals(row.lost(), 0)
                && row.doubled() == 0
                && row.deadLettered() == 0
                && row.waiting() == 0
                && row.duplicates() != null
                && row.duplicates() >= 0;
    }

    static String remains(Run run) {
        var row = run.row();
        return "lost " + (row.lost() == null ? "unknown" : row.lost()) + ", doubled " + row.doubled()
                + ", dead-lettered " + row.deadLettered() + ", waiting " + row.waiting() + ", duplicates "
                + row.duplicates();
    }

    static boolean agrees(Run run) {
        return run.account().contradictions().isEmpty();
    }

    static String contradictions(Run run) {
        return String.join(" ", run.account().contradictions());
    }

    static boolean addsUp(Run run) {
        return run.account().pending() == 0 && run.account().isBalanced();
    }

    static String sums(Run run) {
        var row = run.row();
        return "offered " + row.offered() + ", accepted " + row.accepted() + ", refused " + row.refused() + ", unknown "
                + row.unknown() + ", pending " + run.account().pending();
    }

    static boolean fulfillsWhereItMust(Run run) {
        int dropped = run.id().fault() == Fault.UNMATCHED ? run.row().unmatched() : 0;
        return !OrderRow.LOOSE.contains(run.id().mode())
                || run.row().fulfilled() + dropped == run.row().accepted();
    }

    static String fulfilled(Run run) {
        return run.row().fulfilled() + " of " + run.row().accepted() + " accepted orders fulfilled, "
                + run.row().unmatched() + " unmatched";
    }
}
