package couplinglab.fulfillment.deadletter;

import couplinglab.fulfillment.TestDatabase;
import couplinglab.testing.NeedsDocker;
import org.junit.jupiter.api.AutoClose;

@NeedsDocker
class FailedAttemptsOnPostgreSqlTests implements FailedAttemptsContract {
    @AutoClose
    private final TestDatabase database = TestDatabase.postgreSql().migrated();

    @Override
    public TestDatabase database() {
        return database;
    }
}
