package couplinglab.cloud;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** One cloud for all tests of a class, through the real SDK; each test may ask for a {@link TestQueue} of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(TestQueues.class)
@Timeout(120)
interface OnACloud {
    Sqs sqs();

    @AfterAll
    default void leave() {
        sqs().close();
    }
}
