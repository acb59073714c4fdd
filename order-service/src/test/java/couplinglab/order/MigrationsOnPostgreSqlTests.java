package couplinglab.order;

import couplinglab.testing.NeedsDocker;
import org.junit.jupiter.api.extension.RegisterExtension;

@NeedsDocker
class MigrationsOnPostgreSqlTests implements MigrationContract {
    @RegisterExtension
    final FreshDatabase fresh = FreshDatabase.postgreSql();

    @Override
    public TestDatabase database() {
        return fresh.get();
    }
}
