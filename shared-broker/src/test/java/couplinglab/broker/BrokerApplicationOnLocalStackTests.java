package couplinglab.broker;

import couplinglab.testing.LocalStack;
import couplinglab.testing.NeedsDocker;
import java.util.List;
import org.testcontainers.localstack.LocalStackContainer;

/** LocalStack answers before it has its queues. */
@NeedsDocker
class BrokerApplicationOnLocalStackTests implements BrokerApplicationContract {
    @Override
    public LocalStackContainer broker(int port) {
        var localStack = LocalStack.container();
        localStack.setPortBindings(List.of(port + ":4566"));
        localStack.start();
        return localStack;
    }
}
