package couplinglab.partner.importing;

/** Where it is kept what became of a line. Thread-safe. */
@FunctionalInterface
public interface LineRecords {
    /** Returns once it is committed. */
    void keep(String importId, ImportedLine line);
}
