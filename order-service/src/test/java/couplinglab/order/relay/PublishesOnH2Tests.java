package couplinglab.order.relay;

import couplinglab.order.FreshDatabase;
import couplinglab.order.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class PublishesOnH2Tests extends PublishesContract {
    @RegisterExtension
    final FreshDatabase fresh = FreshDatabase.h2();

    @Override
    public TestDatabase database() {
        return fresh.get();
    }
}
