package couplinglab.fulfillment.shipping;

import couplinglab.fulfillment.TestDatabase;
import org.junit.jupiter.api.AutoClose;

class InboxFulfillmentOnH2Tests implements InboxFulfillmentContract {
    @AutoClose
    private final TestDatabase database = TestDatabase.h2().migrated();

    @Override
    public TestDatabase database() {
        return database;
    }
}
