package couplinglab.broker.deadletter;

import couplinglab.fulfillment.TestDatabase;
import org.junit.jupiter.api.AutoClose;

class DeadLettersOnH2Tests implements DeadLettersContract {
    @AutoClose
    private final TestDatabase database = TestDatabase.h2().migrated();

    @Override
    public TestDatabase database() {
        return database;
    }
}
