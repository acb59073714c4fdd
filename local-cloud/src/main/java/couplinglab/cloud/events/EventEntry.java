package couplinglab.cloud.events;

import couplinglab.contracts.Topology;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One entry of PutEvents, as it came: its members may be missing, and its detail may be anything. */
record EventEntry(
        @Nullable String source,
        @Nullable String detailType,
        @Nullable String detail,
        @Nullable Instant time,
        List<String> resources,
        String bus) {
    private static final int SIZE_OF_TIME = 14;
    private static final int LONGEST_DETAIL_TYPE = 128;
    /** The end of the year 9999. */
    private static final BigDecimal LATEST = BigDecimal.valueOf(253_402_300_799L);

    EventEntry {
        resources = List.copyOf(resources);
    }

    static EventEntry read(Call call) {
        call.refuse("PutEvents", "TraceHeader");
        return new EventEntry(
                call.optional("Source", Constraint.ANY),
                call.optional("DetailType", Constraint.ANY),
                call.optional("Detail", Constraint.ANY),
                time(call),
                resources(call),
                Bus.nameIn(call.optional("EventBusName", Constraint.BUS_NAME_OR_ARN)));
    }

    /**
     * In bytes, as AWS counts them.
     *
     * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html">Calculating Amazon
     *     EventBridge PutEvents event entry size</a>
     */
    long size() {
        return (time == null ? 0 : SIZE_OF_TIME)
                + size(source)
                + size(detailType)
                + size(detail)
                + resources.stream().mapToLong(EventEntry::size).sum();
    }

    /** @throws RefusedEntry if there is no event in it */
    ObjectNode event(String id, Instant now) {
        var event = EventFormat.JSON
                .createObjectNode()
                .put("version", "0")
                .put("id", id)
                .put("detail-type", required("DetailType", detailType))
                .put("source", required("Source", source))
                .put("account", Topology.ACCOUNT)
                .put(
                        "time",
                        (time == null ? now : time)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString())
                .put("region", Topology.REGION);
        resources.forEach(event.withArray("resources")::add);
        event.set("detail", parsedDetail());
        return event;
    }

    private ObjectNode parsedDetail() {
        try {
            return EventFormat.object(required("Detail", detail));
        } catch (UnreadableEvent e) {
            throw RefusedEntry.malformedDetail();
        }
    }

    private static String required(String member, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw RefusedEntry.invalid(member, member + " is a required argument.");
        }
        if (member.equals("DetailType") && value.length() > LONGEST_DETAIL_TYPE) {
            throw RefusedEntry.invalid(member, member + " has more than " + LONGEST_DETAIL_TYPE + " characters.");
        }
        // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html
        if (member.equals("Source") && value.startsWith("aws.")) {
            throw RefusedEntry.notAuthorizedForSource();
        }
        return value;
    }

    private static @Nullable Instant time(Call call) {
        var seconds = call.get("Time");
        if (seconds == null) {
            return null;
        }
        // None for 1e400 either, which the reader of the request takes for infinite.
        var exact = seconds.decimalValueOpt()
                .orElseThrow(() -> Refusals.unserializable(call.placeOf("Time"), "seconds since 1970"));
        if (exact.signum() < 0 || exact.compareTo(LATEST) > 0) {
            throw Refusals.unserializable(call.placeOf("Time"), "seconds since 1970, up to the year 9999");
        }
        return Instant.ofEpochSecond(exact.longValue());
    }

    private static List<String> resources(Call call) {
        var list = call.get("Resources");
        return list == null || (list.isArray() && list.isEmpty())
                ? new ArrayList<>()
                : call.texts("Resources", Constraint.ANY, Integer.MAX_VALUE);
    }

    private static long size(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
