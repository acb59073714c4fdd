package couplinglab.controlroom.demo;

import couplinglab.controlroom.ledger.Books;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The report: one HTML file with everything in it, that needs neither a network nor a script. */
final class Report {
    private final Results results;
    private final List<Footage> footage;
    private final Books books;

    Report(Results results, List<Footage> footage, Books books) {
        this.results = results;
        this.footage = footage;
        this.books = books;
    }

    String html() {
        return template()
                .replace("@verdict@", verdict())
                .replace("@on@", escaped(results.on().words()))
                .replace("@claims@", claims())
                .replace("@leftOut@", leftOut())
                .replace("@table@", table())
                .replace("@copies@", copies())
                .replace("@runs@", runs())
                .replace("@flags@", escaped(Crashing.flags()));
    }

    private String verdict() {
        int broken = results.broken().size();
        int all = results.claims().size();
        return broken == 0 ? "All " + all + " claims hold." : broken + " of " + all + " claims do not hold.";
    }

    private String claims() {
        return results.claims().stream()
                .map(claim -> "<li class=\"%s\"><b>%s</b> <span>%s</span></li>"
                        .formatted(
                                claim.holds() ? "holds" : "broken",
                                escaped(Words.of(claim)),
                                escaped(claim.measured())))
                .collect(Collectors.joining("\n"));
    }

    private String leftOut() {
        return results.leftOut().stream()
                .map(run -> "<p class=\"left-out\">" + escaped(run.toString()) + "</p>")
                .collect(Collectors.joining("\n"));
    }

    private String table() {
        var head = Table.COLUMNS.stream()
                .map(column -> "<th>" + escaped(column.title()) + "</th>")
                .collect(Collectors.joining());
        var rows = results.runs().stream()
                .map(row -> Table.COLUMNS.stream()
                        .map(column -> "<td>" + escaped(column.cell().apply(row)) + "</td>")
                        .collect(Collectors.joining("", "<tr>", "</tr>")))
                .collect(Collectors.joining("\n"));
        return "<thead><tr>" + head + "</tr></thead>\n<tbody>\n" + rows + "\n</tbody>";
    }

    private String copies() {
        return CopyTable.lines(results.runs()).stream()
                .map(line -> "<li>" + escaped(line) + "</li>")
                .collect(Collectors.joining("\n"));
    }

    private String runs() {
        return footage.stream().map(this::run).collect(Collectors.joining("\n"));
    }

    private String run(Footage run) {
        var timeline = Timeline.of(run, books);
        return "<section><h3>%s</h3><p>%s</p><div class=\"charts\">%s%s%s</div></section>"
                .formatted(
                        escaped(run.id().toString()),
                        escaped(Words.of(run.id())),
                        Charts.outcomes(timeline),
                        Charts.waits(timeline),
                        Charts.pile(timeline));
    }

    private static String template() {
        try (var template =
                Objects.requireNonNull(Report.class.getResourceAsStream("report.html"), "report.html is missing")) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
