package couplinglab.cloud;

import static couplinglab.cloud.DeliveryContract.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** What LocalStack takes for an event, and how much at once. */
interface EventEntriesOnLocalStack extends EventEntryContract {
    /** The limit of before January 2026, of each detail alone, in characters. */
    @Test
    @Override
    default void acceptsTheLargestEntryAndRefusesALargerOne(TestBus bus, TestQueue queue) {
        bus.sendTo(queue, target -> target.inputPath("$.detail.pad"));
        var pad = "x".repeat(262_143 - "{\"pad\":\"\"}".length());
        assertAccepted(bus.put("{\"pad\":\"" + pad + "\"}"));
        assertThat(PutEventsContract.json(queue).asString()).isEqualTo(pad);
        assertThat(EventRefusal.of(() -> bus.put("{\"pad\":\"" + pad + "x\"}"))).isEqualTo(EventRefusal.INVALID);
    }

    @Test
    @Override
    default void refusesEntriesThatAreTooLargeTogether(TestBus bus, TestQueue queue) {
        var quarter = "{\"pad\":\"" + "x".repeat(262_000) + "\"}";
        assertAccepted(bus.put(quarter, quarter, quarter, quarter, quarter));
    }

    /** Whatever the depth. */
    @Test
    @Override
    default void carriesTheDeepestDetailAndFailsADeeperOne(TestBus bus, TestQueue queue) {
        bus.sendTo(queue, target -> target.inputPath("$.detail"));

        assertAccepted(bus.put(EventEntryContract.nested(EventEntryContract.DEEPEST + 1)));

        assertThat(queue.receiveOne(LONG).body().replace(" ", ""))
                .isEqualTo(EventEntryContract.nested(EventEntryContract.DEEPEST + 1));
    }

    @Test
    @Override
    default void refusesToPutNothing(TestBus bus) {
        assertAccepted(bus.put(List.of()));
    }

    @Test
    @Override
    default void failsAnEntryThatPretendsToBeAws(TestBus bus) {
        assertAccepted(bus.put(List.of(bus.entry(entry -> entry.source("aws.s3")))));
    }

    @Test
    @Override
    default void failsAnEntryWithTooLongADetailType(TestBus bus) {
        assertAccepted(bus.put(List.of(bus.entry(entry -> entry.detailType("x".repeat(129))))));
    }

    private static void assertAccepted(PutEventsResponse put) {
        assertThat(put.failedEntryCount()).isZero();
    }
}
