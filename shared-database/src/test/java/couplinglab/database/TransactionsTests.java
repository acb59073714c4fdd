package couplinglab.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

class TransactionsTests {
    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final JdbcClient jdbc = JdbcClient.create(pool);
    private final Transactions transactions = new Transactions(new JdbcTransactionManager(pool));

    @BeforeEach
    void create() {
        jdbc.sql("CREATE TABLE thing (id INT PRIMARY KEY)").update();
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    @Test
    void commitsWhatWasDone() {
        assertThat(transactions.inOne(() -> write(1))).isEqualTo(1);

        assertThat(things()).isEqualTo(1);
    }

    @Test
    void commitsWhatWasDoneApartWhateverBecomesOfTheRest() {
        assertThatThrownBy(() -> transactions.inOne(() -> {
                    write(1);
                    transactions.inOneApart(() -> write(2));
                    throw new IllegalStateException("on purpose");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(jdbc.sql("SELECT id FROM thing").query(Integer.class).list()).containsExactly(2);
    }

    @Test
    void throwsWhatTheWorkThrowsAndCommitsNothing() {
        assertThatThrownBy(() -> transactions.inOne(() -> {
                    write(1);
                    write(1);
                }))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(things()).isZero();
    }

    @Test
    void commitsNothingOfWorkThatEndsWithAnError() {
        assertThatThrownBy(() -> transactions.inOne(() -> {
                    write(1);
                    throw new AssertionError("on purpose");
                }))
                .isInstanceOf(AssertionError.class);

        assertThat(things()).isZero();
    }

    @Test
    void blamesTheStoreForALockThatIsNotFree() {
        assertThatThrownBy(() -> transactions.inOne(() -> {
                    throw new CannotAcquireLockException("busy");
                }))
                .isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void blamesTheStoreThatIsNotThere() {
        pool.dispose();

        assertThatThrownBy(() -> transactions.inOne(() -> write(1))).isInstanceOf(StoreUnavailable.class);
    }

    /** A connection that breaks under the work fails the rollback as well. */
    @Test
    void keepsTheReasonWhereTheRollbackFailsToo() {
        var broken = new Transactions(new JdbcTransactionManager(pool) {
            @Override
            protected void doRollback(DefaultTransactionStatus status) {
                throw new DataAccessResourceFailureException("unplugged by the test");
            }
        });

        assertThatThrownBy(() -> broken.inOne(() -> {
                    throw new IllegalStateException("the work's own");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the work's own");
    }

    /** What Spring makes of a COMMIT without an answer looks like a statement that was never sent. */
    @Test
    void saysThatNobodyKnowsWhereACommitIsNotAnswered() {
        var unplugged = new Transactions(new JdbcTransactionManager(pool) {
            @Override
            protected void doCommit(DefaultTransactionStatus status) {
                super.doCommit(status);
                throw new DataAccessResourceFailureException("unplugged by the test");
            }
        });

        assertThatThrownBy(() -> unplugged.inOne(() -> write(1))).isInstanceOf(CommitUnanswered.class);

        assertThat(things()).isEqualTo(1);
    }

    @Test
    void isThereForAServiceThatDependsOnIt() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class,
                        DatabaseAutoConfiguration.class))
                .run(context -> assertThat(context).hasSingleBean(Transactions.class));
    }

    private int write(int id) {
        return jdbc.sql("INSERT INTO thing (id) VALUES (:id)").param("id", id).update();
    }

    private long things() {
        return jdbc.sql("SELECT count(*) FROM thing").query(Long.class).single();
    }
}
