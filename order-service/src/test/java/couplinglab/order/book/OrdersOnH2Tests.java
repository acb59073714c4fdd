package couplinglab.order.book;

import couplinglab.order.FreshDatabase;
import couplinglab.order.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrdersOnH2Tests implements OrdersContract {
    @RegisterExtension
    final FreshDatabase fresh = FreshDatabase.h2();

    @Override
    public TestDatabase database() {
        return fresh.get();
    }
}
