package couplinglab.fulfillment;

import static org.assertj.core.api.Assertions.catchThrowable;

import couplinglab.testing.LocalStack;
import couplinglab.testing.NeedsDocker;
import org.junit.jupiter.api.Test;

/** LocalStack has all queues of the topology, hence one that is not of it. */
@NeedsDocker
class BrokerAtStartOnLocalStackTests {

    @Test
    void refusesToStartWithABrokerThatLacksAQueue() {
        var failure = catchThrowable(
                () -> BrokerAtStartTests.start(LocalStack.endpoint(), "--broker.queues=orders,no-such-queue")
                        .close());

        BrokerAtStartTests.assertRefusedForLackOf("no-such-queue", failure);
    }
}
