package couplinglab.controlroom.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can't be read proves nothing, and must not look like a proof. */
class UnreadableFolderTests {
    @TempDir
    private Path dir;

    private Soak soak;

    @BeforeEach
    void twoOrdersAreAsTheyShouldBe() {
        soak = new Soak(dir);
        soak.order("ada").fulfilled();
        soak.order("bob").at(Soak.TWO).fulfilled();
        soak.write();
    }

    @Test
    void aFolderWithoutHistoryIsNoSoak() throws IOException {
        Files.delete(dir.resolve("history/history.jsonl"));
        assertThatThrownBy(() -> new Checker().check(dir))
                .isInstanceOf(FolderUnreadable.class)
                .hasMessageContaining(dir + " is no folder of a soak")
                .hasMessageContaining("--out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order-service.orders",
                "order-service.order_keys",
                "order-service.outbox",
                "order-service.parked",
                "order-service.journal",
                "order-service-2.orders",
                "order-service-2.order_keys",
                "order-service-2.outbox",
                "order-service-2.parked",
                "order-service-2.journal",
                "fulfillment-service.shipments",
                "fulfillment-service.inbox",
                "fulfillment-service.dead_letters",
                "queues"
            })
    void everyFileIsNeeded(String file) throws IOException {
        Files.delete(dir.resolve("evidence/" + file + ".jsonl"));
        assertThatThrownBy(() -> new Checker().check(dir))
                .isInstanceOf(FolderUnreadable.class)
                .hasMessageContaining(file + ".jsonl is missing")
                .hasMessageContaining("make the soak again");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order-service.orders.jsonl          | {\"order_id\":\"a\",\"mode\":\"QUEUE\"}",
                "order-service.orders.jsonl          | {\"order_id\":\"a\",\"status\":\"HALF_DONE\"}",
                "order-service.order_keys.jsonl      | {\"order_key\":\"a\"}",
                "order-service.outbox.jsonl          | {\"id\":1}",
                "order-service.parked.jsonl          | {\"id\":1}",
                "order-service.journal.jsonl         | {\"event\":\"claimed\",\"claim\":\"7-1\"}",
                "order-service.journal.jsonl         | {\"event\":\"unheard-of\"}",
                "fulfillment-service.shipments.jsonl | {\"order_id\":\"a\"}",
                "fulfillment-service.inbox.jsonl     | {\"order_id\":\"a\"}",
                "fulfillment-service.inbox.jsonl     | {\"order_id\":\"a\",\"ship",
                "fulfillment-service.dead_letters.jsonl | {\"id\":\"a\"}",
                "queues.jsonl                        | {\"visible\":0}",
                "queues.jsonl                        | {\"queue\":\"orders\",\"visible\":0}"
            })
    void everyRowMustHaveWhatIsJudged(String file, String row) throws IOException {
        var path = dir.resolve("evidence/" + file);
        Files.writeString(path, Files.readString(path) + row + "\n");
        int line = Files.readAllLines(path).size();
        assertThatThrownBy(() -> new Checker().check(dir))
                .isInstanceOf(FolderUnreadable.class)
                .hasMessageContaining("Line " + line + " of " + path + " can't be read");
    }

    @Test
    void aLineInTheMiddleOfTheHistoryMustNotBeTorn() {
        soak.torn("history/history.jsonl").order("cleo").offered();
        assertThatThrownBy(soak::check)
                .isInstanceOf(FolderUnreadable.class)
                .hasMessageContaining("history.jsonl can't be read");
    }

    @Test
    void aStatusThatDoesNotExistIsNotPassedOver() {
        soak.order("cleo").offered().seen("HALF_DONE");
        assertThatThrownBy(soak::check).isInstanceOf(FolderUnreadable.class).hasMessageContaining("HALF_DONE");
    }

    @Test
    void columnsThatNobodyAskedForAreIgnored() {
        soak.found(Soak.CONSUMER, "inbox", Soak.row("order_id", "a", "shipment", 5, "colour", "red"));
        assertThat(soak.check().broken()).containsOnlyKeys(Rule.INBOX_AND_SHIPMENTS_AGREE);
    }
}
