package couplinglab.broker;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns the start-up error into a sentence for the person who started the service. */
final class QueueMissingAnalyzer extends AbstractFailureAnalyzer<QueueMissing> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, QueueMissing missing) {
        return new FailureAnalysis(
                missing.getMessage() + ". Services never create queues.",
                "Create the queue \"" + missing.queue() + "\" (local-cloud and localstack-init/ provision the whole"
                        + " topology), or point spring.cloud.aws.sqs.endpoint to a broker that has it.",
                missing);
    }
}
