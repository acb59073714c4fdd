package couplinglab.controlroom.demo;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.controlroom.history.History;
import couplinglab.controlroom.process.Platform;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ResultsTests {
    @Test
    void areWrittenInTheOrderOfTheStory() {
        var runs = List.of(Judge.run(Film.of(new RunId(RunId.QUEUE, Fault.KILL)), Film.books(), true)
                .row());
        var json = new Results(Platform.JDK, List.of(new Claim("a-claim", true, "1 of 1")), List.of(), runs)
                .json()
                .replaceAll("\\s", "");

        assertThat(json)
                .isEqualTo(
                        "{\"on\":\"jdk\",\"claims\":[{\"id\":\"a-claim\",\"holds\":true,\"measured\":\"1of1\"}],\"leftOut\":[],"
                                + "\"runs\":[{\"mode\":\"queue\",\"fault\":\"kill\",\"offered\":4,\"accepted\":2,\"refused\":1,"
                                + "\"unknown\":1,\"recovered\":0,\"offeredWhileDown\":3,\"acceptedWhileDown\":1,\"straddling\":0,"
                                + "\"fulfilled\":2,\"waiting\":0,\"deadLettered\":0,\"lost\":0,\"duplicates\":0,\"doubled\":0,"
                                + "\"waitMillis\":{\"p50\":10,\"p99\":500,\"max\":500},"
                                + "\"doneMillis\":{\"p50\":10,\"p99\":2300,\"max\":2300},\"drainSeconds\":0.5,\"unmatched\":0,\"subscribers\":[]}]}");
    }

    @Test
    void haveARowForEachRunOfTheExperiment() {
        assertThat(RunId.all().stream().map(RunId::toString))
                .containsExactlyInAnyOrder(
                        "direct × none",
                        "guarded × none",
                        "queue × none",
                        "direct × kill",
                        "guarded × kill",
                        "queue × kill",
                        "direct × freeze",
                        "guarded × freeze",
                        "queue × freeze",
                        "queue × broker",
                        "direct × crash",
                        "queue × crash",
                        "direct>queue × switch",
                        "queue>direct × switch",
                        "topic × subscriber",
                        "bus × none",
                        "bus × rule",
                        "bus × unmatched");
    }

    @Test
    void makeATableWhoseLinesAreOfOneLength() {
        var lines =
                Table.text(Runs.good().stream().map(Run::row).toList()).lines().toList();

        assertThat(lines).hasSize(19);
        assertThat(lines.stream().map(String::length).distinct()).hasSize(1);
    }

    @Test
    void makeAReportThatNeedsNothingElse() {
        var footage = RunId.all().stream().map(Film::of).toList();
        var claims = List.of(new Claim("killed-queue-accepts-each", false, "a<b>&c"));
        var html = new Report(
                        new Results(
                                Platform.JDK,
                                claims,
                                List.of(),
                                Runs.good().stream().map(Run::row).toList()),
                        footage,
                        Film.books())
                .html();

        assertThat(html).contains("1 of 1 claims do not hold.", "a&lt;b&gt;&amp;c", "direct&gt;queue");
        assertThat(html).doesNotContain("<script", "<link", "@import", "url(", "NaN", "Infinity");
        assertThat(html).doesNotContainPattern(Pattern.compile("@[a-z]+@"));
        assertThat(html).doesNotContainPattern(Pattern.compile("(src|href)\\s*="));
        assertThat(html.split("<section>", -1)).hasSize(RunId.all().size() + 1);
        assertThat(html.split("<svg role=", -1)).hasSize(3 * RunId.all().size() + 1);
    }

    @Test
    void drawTheFaultAndWhatPiledUp() {
        var timeline = Timeline.of(Film.of(new RunId(RunId.QUEUE, Fault.KILL)), Film.books());

        assertThat(timeline.bands()).containsExactly(new Timeline.Band(0.1, 2.0, "✕ consumer dead"));
        assertThat(timeline.backlog()).containsExactly(new Timeline.Level(0.21, 1), new Timeline.Level(2.5, 0));
        assertThat(timeline.orders()).extracting(Timeline.Order::waited).containsExactly(10L, 10L, 10L, 500L);
        assertThat(timeline.length()).isEqualTo(2.5);
    }

    @Test
    void drawNothingForARunWithoutOrders() {
        var empty = new Footage(
                new RunId(RunId.DIRECT, Fault.NONE),
                new History(List.of(), List.of(), List.of()),
                Clues.NONE,
                null,
                null);
        var timeline = Timeline.of(empty, Film.books());

        assertThat(Charts.outcomes(timeline) + Charts.waits(timeline) + Charts.pile(timeline))
                .doesNotContain("NaN", "Infinity")
                .endsWith("</svg>");
    }
}
