package couplinglab.order.journal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns the start-up error into a sentence for the person who started the service. */
final class JournalNotWritableAnalyzer extends AbstractFailureAnalyzer<JournalNotWritable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, JournalNotWritable refused) {
        return new FailureAnalysis(
                refused.getMessage() + ".",
                "Let order.journal name a file in a folder that exists and may be written to, or leave it out.",
                refused);
    }
}
