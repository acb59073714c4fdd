package couplinglab.cloud;

import static couplinglab.cloud.DeliveryContract.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Entries that are no events, and too much at once. */
interface EventEntryContract extends OnEventBridge {
    /**
     * Of all entries of a request together, in bytes: "must be less than 1MB".
     *
     * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html">PutEvents</a>, read on
     *     2026-11-28
     */
    int LARGEST = 1_048_575;

    /** With the event around it a thousand levels. */
    int DEEPEST = 999;

    @Test
    default void failsTheEntriesThatLackSomething(TestBus bus, TestQueue queue) {
        bus.sendTo(queue, target -> target.inputPath("$.id"));

        var put = bus.put(List.of(
                bus.entry(entry -> entry.source(null)),
                bus.entry(entry -> entry.detailType(null)),
                bus.entry(entry -> entry.detail(null)),
                bus.entry(entry -> entry.source("")),
                bus.entry(entry -> entry.detail("")),
                bus.entry("{}")));
        assertThat(put.failedEntryCount()).isEqualTo(5);
        assertThat(put.entries())
                .extracting(PutEventsResultEntry::errorCode)
                .containsExactly(
                        "InvalidArgument",
                        "InvalidArgument",
                        "InvalidArgument",
                        "InvalidArgument",
                        "InvalidArgument",
                        null);
        assertThat(PutEventsContract.json(queue).asString())
                .isEqualTo(put.entries().get(5).eventId());
        assertNothingCame(bus, queue);
    }

    @Test
    default void failsTheEntriesWhoseDetailIsNoObject(TestBus bus, TestQueue queue) {
        bus.sendTo(queue, target -> target.inputPath("$.id"));

        var put = bus.put("text", "\"text\"", "[1]", "1", "null", "{\"cut\":", "{}{}", "{'single':1}");
        assertThat(put.failedEntryCount()).isEqualTo(8);
        assertThat(put.entries()).extracting(PutEventsResultEntry::errorCode).containsOnly("MalformedDetail");
        assertNothingCame(bus, queue);
    }

    @Test
    default void refusesElevenEntries(TestBus bus, TestQueue queue) {
        bus.sendTo(queue, target -> target.inputPath("$.id"));
        var entries = new ArrayList<PutEventsRequestEntry>();
        IntStream.range(0, 11).forEach(index -> entries.add(bus.entry("{}")));
        assertThat(EventRefusal.of(() -> bus.put(entries))).isEqualTo(EventRefusal.INVALID);
        assertNothingCame(bus, queue);
    }

    /** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html: "minimum number of 1 item" */
    @Test
    default void refusesToPutNothing(TestBus bus) {
        assertThat(EventRefusal.of(() -> bus.put(List.of()))).isEqualTo(EventRefusal.INVALID);
    }

    @Test
    default void acceptsTheLargestEntryAndRefusesALargerOne(TestBus bus, TestQueue queue) {
        bus.sendTo(queue, target -> target.inputPath("$.detail.pad"));
        var around = "test.source".length() + "Test".length() + "{\"pad\":\"\"}".length();
        var pad = "x".repeat(LARGEST - around);
        assertThat(bus.put("{\"pad\":\"" + pad + "\"}").failedEntryCount()).isZero();
        assertThat(PutEventsContract.json(queue).asString()).isEqualTo(pad);
        assertThat(EventRefusal.of(() -> bus.put("{\"pad\":\"" + pad + "x\"}"))).isEqualTo(EventRefusal.INVALID);
    }

    /** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html: "the total entry size" */
    @Test
    default void refusesEntriesThatAreTooLargeTogether(TestBus bus, TestQueue queue) {
        bus.sendTo(queue, target -> target.inputPath("$.id"));
        var half = "{\"pad\":\"" + "x".repeat(LARGEST / 2) + "\"}";
        assertThat(EventRefusal.of(() -> bus.put(half, half))).isEqualTo(EventRefusal.INVALID);
        assertNothingCame(bus, queue);
    }

    /** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html: "up to 1000 levels deep" */
    @Test
    default void carriesTheDeepestDetailAndFailsADeeperOne(TestBus bus, TestQueue queue) {
        bus.sendTo(queue, target -> target.inputPath("$.detail"));

        var put = bus.put(nested(DEEPEST + 1), nested(DEEPEST));

        assertThat(put.entries()).extracting(PutEventsResultEntry::errorCode).containsExactly("MalformedDetail", null);
        assertThat(queue.receiveOne(LONG).body()).isEqualTo(nested(DEEPEST));
    }

    /** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html */
    @Test
    default void failsAnEntryThatPretendsToBeAws(TestBus bus) {
        assertThat(bus.put(List.of(bus.entry(entry -> entry.source("aws.s3")))).entries())
                .extracting(PutEventsResultEntry::errorCode)
                .containsExactly("NotAuthorizedForSourceException");
    }

    /** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html: 128 characters */
    @Test
    default void failsAnEntryWithTooLongADetailType(TestBus bus) {
        assertThat(bus.put(List.of(
                                bus.entry(entry -> entry.detailType("x".repeat(128))),
                                bus.entry(entry -> entry.detailType("x".repeat(129)))))
                        .entries())
                .extracting(PutEventsResultEntry::errorCode)
                .containsExactly(null, "InvalidArgument");
    }

    static String nested(int levels) {
        return "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
    }

    /** Or no more than what was received. An event that is put later comes alone. */
    private static void assertNothingCame(TestBus bus, TestQueue queue) {
        var later = bus.put("{}").entries().get(0).eventId();

        assertThat(PutEventsContract.json(queue).asString()).isEqualTo(later);
        assertThat(queue.counts().visible()).isZero();
    }
}
