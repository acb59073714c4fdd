package couplinglab.controlroom.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryReaderTests {
    private static final String FIRST = "{\"event\":\"left-out\",\"key\":\"first\",\"at\":\"2026-11-24T12:00:00Z\"}\n";
    private static final String SECOND = FIRST.replace("first", "second");

    @TempDir
    private Path folder;

    @Test
    void readsTheOlderSegmentFirst() throws IOException {
        write("history.1.jsonl", FIRST);
        write("history.jsonl", SECOND);
        assertThat(keys()).containsExactly("first", "second");
    }

    @Test
    void passesOverATornLastLineAndLeavesItThere() throws IOException {
        write("history.jsonl", FIRST + SECOND.substring(0, 20));
        assertThat(keys()).containsExactly("first");
        assertThat(folder.resolve("history.jsonl")).hasContent(FIRST + SECOND.substring(0, 20));
    }

    @Test
    void passesOverALastLineThatLacksOnlyItsEnd() throws IOException {
        write("history.jsonl", FIRST + SECOND.strip());
        assertThat(keys()).containsExactly("first");
    }

    @Test
    void readsAnEmptyHistory() throws IOException {
        write("history.jsonl", "");
        assertThat(keys()).isEmpty();
    }

    @Test
    void namesAnyOtherLineThatCannotBeRead() throws IOException {
        write("history.jsonl", FIRST + "{\"event\":\"left-out\",\"key\":7\n" + SECOND);
        assertThatThrownBy(this::keys)
                .isInstanceOfSatisfying(
                        HistoryUnreadable.class,
                        unreadable -> assertThat(unreadable.where()).matches("Line [23] of .*history.jsonl"));
    }

    private List<String> keys() throws IOException {
        var keys = new ArrayList<String>();
        HistoryReader.read(folder, line -> keys.add(((Line.LeftOut) line).key()));
        return keys;
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(folder.resolve(file), content);
    }
}
