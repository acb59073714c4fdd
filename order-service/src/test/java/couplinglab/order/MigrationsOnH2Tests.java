package couplinglab.order;

import org.junit.jupiter.api.extension.RegisterExtension;

class MigrationsOnH2Tests implements MigrationContract {
    @RegisterExtension
    final FreshDatabase fresh = FreshDatabase.h2();

    @Override
    public TestDatabase database() {
        return fresh.get();
    }
}
