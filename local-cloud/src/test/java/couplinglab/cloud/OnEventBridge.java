package couplinglab.cloud;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** One cloud for all tests of a class; each test may ask for a {@link TestBus} of its own. */
@ExtendWith(TestBuses.class)
interface OnEventBridge extends OnACloud {
    Events events();

    @AfterAll
    default void leaveEvents() {
        events().close();
    }
}
