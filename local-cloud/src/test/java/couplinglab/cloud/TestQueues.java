package couplinglab.cloud;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes a {@link TestQueue} for a test that asks for one, and deletes it afterwards. */
final class TestQueues implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TestQueue.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var sqs = ((OnACloud) test.getRequiredTestInstance()).sqs();
        var queue = TestQueue.madeOn(sqs);
        // What is closeable in a test's store is closed when the test ends.
        test.getStore(ExtensionContext.Namespace.create(TestQueues.class)).put(queue.name(), queue);
        return queue;
    }
}
