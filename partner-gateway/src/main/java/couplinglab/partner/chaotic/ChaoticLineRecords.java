package couplinglab.partner.chaotic;

import couplinglab.chaos.CrashPoint;
import couplinglab.chaos.CrashPoints;
import couplinglab.partner.importing.ImportedLine;
import couplinglab.partner.importing.LineRecords;

/** Lets the process crash when a line is an order that nobody here knows of yet, or between two lines. */
final class ChaoticLineRecords implements LineRecords {
    private final LineRecords records;
    private final CrashPoints crashPoints;

    ChaoticLineRecords(LineRecords records, CrashPoints crashPoints) {
        this.records = records;
        this.crashPoints = crashPoints;
    }

    @Override
    public void keep(String importId, ImportedLine line) {
        crashPoints.reached(CrashPoint.BEFORE_TRANSACTION);
        records.keep(importId, line);
        crashPoints.reached(CrashPoint.AFTER_COMMIT);
    }
}
