package couplinglab.fulfillment.shipping;

import couplinglab.fulfillment.TestDatabase;
import couplinglab.testing.NeedsDocker;
import org.junit.jupiter.api.AutoClose;

@NeedsDocker
class InboxFulfillmentOnPostgreSqlTests implements InboxFulfillmentContract {
    @AutoClose
    private final TestDatabase database = TestDatabase.postgreSql().migrated();

    @Override
    public TestDatabase database() {
        return database;
    }
}
