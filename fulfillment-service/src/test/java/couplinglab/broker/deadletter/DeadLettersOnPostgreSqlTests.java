package couplinglab.broker.deadletter;

import couplinglab.fulfillment.TestDatabase;
import couplinglab.testing.NeedsDocker;
import org.junit.jupiter.api.AutoClose;

@NeedsDocker
class DeadLettersOnPostgreSqlTests implements DeadLettersContract {
    @AutoClose
    private final TestDatabase database = TestDatabase.postgreSql().migrated();

    @Override
    public TestDatabase database() {
        return database;
    }
}
