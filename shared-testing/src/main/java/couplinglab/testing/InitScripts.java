package couplinglab.testing;

import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * Waits until LocalStack has run its init scripts, and gives up at once when one of them failed: the health check of
 * docker-compose.yml. LocalStack itself goes on after a script that failed, and prints its line "Ready." all the same.
 */
final class InitScripts extends AbstractWaitStrategy {
    private static final int PORT = 4566;
    private static final Pattern COMPLETED = Pattern.compile("\"completed\":\\s*true");
    private static final String FAILED = "ERROR";

    static boolean areDone(String answer) {
        return COMPLETED.matcher(answer).find() && !answer.contains(FAILED);
    }

    @Override
    protected void waitUntilReady() {
        var answer = new AtomicReference<>("");
        try {
            Wait.forHttp("/_localstack/init/ready")
                    .forPort(PORT)
                    .forResponsePredicate(body -> {
                        answer.set(body);
                        return body.contains(FAILED) || COMPLETED.matcher(body).find();
                    })
                    .withStartupTimeout(startupTimeout)
                    .waitUntilReady(waitStrategyTarget);
        } catch (ContainerLaunchException late) {
            throw new ContainerLaunchException(
                    "LocalStack has not run its init scripts within " + startupTimeout.toSeconds() + " s" + log(),
                    late);
        }
        var said = String.valueOf(answer.get());
        if (said.contains(FAILED)) {
            throw new ContainerLaunchException("An init script of LocalStack failed: " + said + log());
        }
    }

    private String log() {
        return "\nIts log:\n" + waitStrategyTarget.getLogs();
    }
}
