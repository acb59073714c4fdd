package couplinglab.cloud;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes a {@link TestTopic} for a test that asks for one, and deletes it afterwards. */
final class TestTopics implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TestTopic.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var topic = TestTopic.madeOn(((OnSns) test.getRequiredTestInstance()).sns());
        test.getStore(ExtensionContext.Namespace.create(TestTopics.class)).put(topic.name(), topic);
        return topic;
    }
}
