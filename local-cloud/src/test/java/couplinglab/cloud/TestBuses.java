package couplinglab.cloud;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes a {@link TestBus} for a test that asks for one, and deletes it afterwards. */
final class TestBuses implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TestBus.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var bus = TestBus.madeOn(((OnEventBridge) test.getRequiredTestInstance()).events());
        test.getStore(ExtensionContext.Namespace.create(TestBuses.class)).put(bus.name(), bus);
        return bus;
    }
}
