package couplinglab.order.relay;

import couplinglab.order.FreshDatabase;
import couplinglab.order.TestDatabase;
import couplinglab.testing.NeedsDocker;
import org.junit.jupiter.api.extension.RegisterExtension;

@NeedsDocker
class PublishesOnPostgreSqlTests extends PublishesContract {
    @RegisterExtension
    final FreshDatabase fresh = FreshDatabase.postgreSql();

    @Override
    public TestDatabase database() {
        return fresh.get();
    }
}
