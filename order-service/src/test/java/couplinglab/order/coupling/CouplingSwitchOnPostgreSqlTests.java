package couplinglab.order.coupling;

import couplinglab.order.FreshDatabase;
import couplinglab.order.TestDatabase;
import couplinglab.testing.NeedsDocker;
import org.junit.jupiter.api.extension.RegisterExtension;

@NeedsDocker
class CouplingSwitchOnPostgreSqlTests implements CouplingSwitchContract {
    @RegisterExtension
    final FreshDatabase fresh = FreshDatabase.postgreSql();

    @Override
    public TestDatabase database() {
        return fresh.get();
    }
}
