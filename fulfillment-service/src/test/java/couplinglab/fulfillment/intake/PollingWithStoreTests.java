package couplinglab.fulfillment.intake;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.fulfillment.TestDatabase;
import org.junit.jupiter.api.Test;

class PollingWithStoreTests {

    @Test
    void grantsAllThatIsAskedForWhereTheDatabaseAnswers() {
        try (var database = TestDatabase.h2()) {
            assertThat(new PollingWithStore(database.jdbc()).request(10)).isEqualTo(10);
        }
    }

    @Test
    void grantsNothingWhileTheDatabaseIsAway() {
        var database = TestDatabase.h2();
        var polling = new PollingWithStore(database.jdbc());
        database.close();

        assertThat(polling.request(10)).isZero();
    }
}
