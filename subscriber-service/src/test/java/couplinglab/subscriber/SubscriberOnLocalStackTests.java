package couplinglab.subscriber;

import couplinglab.testing.LocalStack;
import couplinglab.testing.NeedsDocker;
import couplinglab.testing.PostgreSql;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With LocalStack and PostgreSQL, whose containers start with the context. */
@NeedsDocker
class SubscriberOnLocalStackTests extends SubscriberContract {
    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        properties.add("spring.cloud.aws.sqs.endpoint", LocalStack::endpoint);
        properties.add("spring.datasource.url", () -> Rows.DATABASE.url());
        properties.add("spring.datasource.username", () -> Rows.DATABASE.username());
        properties.add("spring.datasource.password", () -> Rows.DATABASE.password());
    }

    /** Made when the context first asks for it. */
    private static final class Rows {
        private static final PostgreSql.Database DATABASE = PostgreSql.emptyDatabase();
    }
}
