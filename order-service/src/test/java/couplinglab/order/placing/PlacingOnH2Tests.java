package couplinglab.order.placing;

import couplinglab.order.FreshDatabase;
import couplinglab.order.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlacingOnH2Tests extends PlacingContract {
    @RegisterExtension
    final FreshDatabase fresh = FreshDatabase.h2();

    @Override
    public TestDatabase database() {
        return fresh.get();
    }
}
