package couplinglab.fulfillment.shipping;

import couplinglab.fulfillment.TestDatabase;
import org.junit.jupiter.api.AutoClose;

class ShipmentsOnH2Tests implements ShipmentsContract {
    @AutoClose
    private final TestDatabase database = TestDatabase.h2().migrated();

    @Override
    public TestDatabase database() {
        return database;
    }
}
