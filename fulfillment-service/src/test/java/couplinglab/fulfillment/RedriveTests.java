package couplinglab.fulfillment;

import static couplinglab.contracts.Topology.ORDERS;
import static couplinglab.contracts.Topology.ORDERS_DLQ;
import static couplinglab.fulfillment.ServiceUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.cloud.CloudSettings;
import couplinglab.cloud.LocalCloud;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A redrive in a process of its own, which dies in the middle of it. */
class RedriveTests {
    private static final int LETTERS = 400;
    private static final Pattern ORDER_ID = Pattern.compile("\"orderId\":\"([^\"]+)\"");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    @TempDir
    Path folder;

    @Test
    void losesAndDoublesNothingWhereTheServiceDiesInTheMiddle() throws Exception {
        try (var cloud = LocalCloud.start(CloudSettings.inMemory());
                var processes = new Processes(folder, cloud);
                var sqs = processes.client()) {
            var queues = new Queues(sqs);
            var orders = sendDeadLetters(queues);
            var dying = processes.start();
            eventually().until(() -> queues.size(ORDERS_DLQ) == 0);
            // Nobody works on what is redriven, so that the queue tells how far it is.
            dying.main().post("/chaos/freeze", "");
            assertThat(idsOf(dying.main(), "/dead-letters")).isEqualTo(orders);
            var call = dying.main().postLater("/dead-letters/redrive", "");
            eventually().until(() -> queues.size(ORDERS) > LETTERS / 4);

            dying.process().destroyForcibly();
            dying.exit();

            assertThat(call).failsWithin(Duration.ofSeconds(10));
            var revived = processes.start();
            eventually().until(() -> queues.size(ORDERS) == 0);
            var kept = idsOf(revived.main(), "/dead-letters");
            var shipped = idsOf(revived.main(), "/fulfillments");
            assertThat(kept).as("killed in the middle").isNotEmpty();
            var all = new TreeSet<>(kept);
            all.addAll(shipped);
            assertThat(all).isEqualTo(orders);

            redrivePageByPage(revived.main());

            eventually().until(() -> queues.size(ORDERS) == 0);
            assertThat(idsOf(revived.main(), "/dead-letters")).isEmpty();
            assertThat(listOf(revived.main(), "/fulfillments"))
                    .as("each order once")
                    .containsExactlyInAnyOrderElementsOf(orders);
        }
    }

    private static Set<String> sendDeadLetters(Queues queues) {
        var ids = new TreeSet<String>();
        for (int i = 0; i < LETTERS; i += 10) {
            queues.send(
                    ORDERS_DLQ,
                    IntStream.range(0, 10)
                            .mapToObj(letter -> Orders.order())
                            .peek(order -> ids.add(order.orderId()))
                            .map(Orders::json)
                            .toArray(String[]::new));
        }
        return ids;
    }

    private static void redrivePageByPage(Door door) throws IOException, InterruptedException {
        var query = "?limit=50";
        while (true) {
            var answer = door.post("/dead-letters/redrive" + query, "").body();
            assertThat(answer).contains("\"kept\":0");
            var next = NEXT.matcher(answer);
            if (!next.find()) {
                return;
            }
            query = "?limit=50&after=" + next.group(1);
        }
    }

    private static Set<String> idsOf(Door door, String collection) throws IOException, InterruptedException {
        return new TreeSet<>(listOf(door, collection));
    }

    private static List<String> listOf(Door door, String collection) throws IOException, InterruptedException {
        var page = door.get(collection + "?limit=500").body();
        var ids = new ArrayList<String>();
        ORDER_ID.matcher(page).results().forEach(found -> ids.add(found.group(1)));
        return ids;
    }
}
