package couplinglab.partner.importing;

import couplinglab.testing.NeedsDocker;
import couplinglab.testing.PostgreSql;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@NeedsDocker
class ImportsOnPostgreSqlTests extends ImportsContract {
    @Override
    DataSource emptyDatabase() {
        var empty = PostgreSql.emptyDatabase();
        return new DriverManagerDataSource(empty.url(), empty.username(), empty.password());
    }
}
