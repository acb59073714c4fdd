package couplinglab.order.relay;

import couplinglab.order.FreshDatabase;
import couplinglab.order.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class RelayRoundOnH2Tests extends RelayRoundContract {
    @RegisterExtension
    final FreshDatabase fresh = FreshDatabase.h2();

    @Override
    public TestDatabase database() {
        return fresh.get();
    }
}
