package couplinglab.fulfillment.shipping;

import couplinglab.fulfillment.TestDatabase;
import couplinglab.testing.NeedsDocker;
import org.junit.jupiter.api.AutoClose;

@NeedsDocker
class MigrationOnPostgreSqlTests implements MigrationContract {
    @AutoClose
    private final TestDatabase database = TestDatabase.postgreSql();

    @Override
    public TestDatabase database() {
        return database;
    }
}
