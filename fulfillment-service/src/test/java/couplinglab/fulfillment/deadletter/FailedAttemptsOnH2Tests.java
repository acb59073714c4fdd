package couplinglab.fulfillment.deadletter;

import couplinglab.fulfillment.TestDatabase;
import org.junit.jupiter.api.AutoClose;

class FailedAttemptsOnH2Tests implements FailedAttemptsContract {
    @AutoClose
    private final TestDatabase database = TestDatabase.h2().migrated();

    @Override
    public TestDatabase database() {
        return database;
    }
}
