package couplinglab.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

final class DockerCondition implements ExecutionCondition {
    private static final String MISSING =
            "There is no Docker here: the tests on LocalStack and PostgreSQL of this module are skipped.";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Docker.IS_THERE
                ? ConditionEvaluationResult.enabled("Docker is there")
                : ConditionEvaluationResult.disabled(MISSING);
    }

    /** Asked once a JVM, and said once: each question takes seconds where Docker is missing. */
    private static final class Docker {
        private static final boolean IS_THERE = isThere();

        private static boolean isThere() {
            if (DockerClientFactory.instance().isDockerAvailable()) {
                return true;
            }
            System.err.println(MISSING);
            return false;
        }
    }
}
