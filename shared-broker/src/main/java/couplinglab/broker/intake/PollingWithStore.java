package couplinglab.broker.intake;

import io.awspring.cloud.sqs.listener.backpressure.BackPressureHandler;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Grants no polls while the database is away. What is received then can't be worked on and has spent one of its five
 * receives: an outage of a minute would send good orders to the dead letters. The pause between two questions is the
 * pool's own, which waits for a connection for a while.
 */
final class PollingWithStore implements BackPressureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PollingWithStore.class);

    private final JdbcClient jdbc;

    PollingWithStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int request(int amount) {
        return storeAnswers() ? amount : 0;
    }

    @Override
    public void release(int amount, ReleaseReason reason) {
        // Nothing was taken.
    }

    @Override
    public boolean drain(Duration timeout) {
        return true;
    }

    private boolean storeAnswers() {
        try {
            jdbc.sql("SELECT 1").query(Integer.class).single();
            return true;
        } catch (DataAccessException away) {
            LOG.debug("Nothing is received while the database is away", away);
            return false;
        }
    }
}
