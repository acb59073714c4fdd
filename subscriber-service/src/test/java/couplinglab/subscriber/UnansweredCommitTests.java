package couplinglab.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import couplinglab.contracts.Topology;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;

/** What a caller hears, and what becomes of a dead letter, where the database does not answer a commit. */
@DirtiesContext // or its listener would go on without its broker
@Import(UnansweredCommitTests.Silence.class)
class UnansweredCommitTests extends Subscriber {
    private static final LocalCloud CLOUD = LocalCloud.start(CloudSettings.inMemory());

    @Autowired
    AtomicBoolean silent;

    @Autowired
    @Qualifier("lost")
    AtomicInteger lost;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        properties.add("spring.cloud.aws.sqs.endpoint", CLOUD::sqsEndpoint);
        properties.add("spring.datasource.url", () -> "jdbc:h2:mem:unanswered;DB_CLOSE_DELAY=-1");
    }

    @AfterEach
    void answerAgain() {
        silent.set(false);
        jdbc.sql("DELETE FROM dead_letters").update();
    }

    @Test
    void doesNotKnowWhetherALetterIsThrownAway() throws Exception {
        send("not json");
        var letter = eventually()
                .until(() -> main("GET", "/dead-letters", "").at("/items/0/id").asString(""), id -> !id.isEmpty());
        silent.set(true);

        var answer = main("DELETE", "/dead-letters/" + letter, "");

        assertThat(answer.get("status").asInt()).isEqualTo(504);
        assertThat(answer.get("type").asString()).isEqualTo("urn:coupling-lab:problem:commit-unanswered");
        silent.set(false);
        main("DELETE", "/dead-letters/" + letter, "");
        assertThat(main("GET", "/dead-letters", "").get("items")).isEmpty();
    }

    @Test
    void deletesNoDeadLetterThatIsNotKept() throws Exception {
        var dlq = Topology.dlqOf(QUEUE);
        silent.set(true);
        send(dlq, "not json");
        eventually().until(() -> lost.get() > 0);
        silent.set(false);

        eventually().untilAsserted(() -> {
            assertThat(main("GET", "/dead-letters", "").get("items"))
                    .singleElement()
                    .satisfies(
                            letter -> assertThat(letter.get("body").asString()).isEqualTo("not json"));
            assertThat(size(dlq)).isZero();
        });
    }

    @TestConfiguration
    static class Silence {
        @Bean
        static AtomicBoolean silent() {
            return new AtomicBoolean();
        }

        /** COMMITs without an answer. */
        @Bean(defaultCandidate = false)
        static AtomicInteger lost() {
            return new AtomicInteger();
        }

        @Bean
        static BeanPostProcessor silentCommits(AtomicBoolean silent, @Qualifier("lost") AtomicInteger lost) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof PlatformTransactionManager manager
                            ? new Silent(manager, silent, lost)
                            : bean;
                }
            };
        }
    }

    /** Loses the COMMIT, where it is told to. */
    private record Silent(PlatformTransactionManager manager, AtomicBoolean silent, AtomicInteger lost)
            implements PlatformTransactionManager {
        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            return manager.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            if (silent.get()) {
                manager.rollback(status);
                lost.incrementAndGet();
                throw new TransactionSystemException("The connection broke in the middle of a COMMIT");
            }
            manager.commit(status);
        }

        @Override
        public void rollback(TransactionStatus status) {
            manager.rollback(status);
        }
    }
}
