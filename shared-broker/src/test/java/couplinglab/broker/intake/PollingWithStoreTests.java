package couplinglab.broker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PollingWithStoreTests {

    @Test
    void grantsAllThatIsAskedForWhereTheDatabaseAnswers() {
        assertThat(polling("jdbc:h2:mem:there").request(10)).isEqualTo(10);
    }

    @Test
    void grantsNothingWhileTheDatabaseIsAway() {
        assertThat(polling("jdbc:h2:mem:away;IFEXISTS=TRUE").request(10)).isZero();
    }

    private static PollingWithStore polling(String url) {
        return new PollingWithStore(JdbcClient.create(new DriverManagerDataSource(url)));
    }
}
