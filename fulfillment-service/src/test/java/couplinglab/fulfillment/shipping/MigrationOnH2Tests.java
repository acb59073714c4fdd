package couplinglab.fulfillment.shipping;

import couplinglab.fulfillment.TestDatabase;
import org.junit.jupiter.api.AutoClose;

class MigrationOnH2Tests implements MigrationContract {
    @AutoClose
    private final TestDatabase database = TestDatabase.h2();

    @Override
    public TestDatabase database() {
        return database;
    }
}
