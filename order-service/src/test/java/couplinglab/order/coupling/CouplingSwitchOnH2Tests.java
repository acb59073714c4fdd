package couplinglab.order.coupling;

import couplinglab.order.FreshDatabase;
import couplinglab.order.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class CouplingSwitchOnH2Tests implements CouplingSwitchContract {
    @RegisterExtension
    final FreshDatabase fresh = FreshDatabase.h2();

    @Override
    public TestDatabase database() {
        return fresh.get();
    }
}
