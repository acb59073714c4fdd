package couplinglab.controlroom.demo;

import couplinglab.controlroom.ledger.Percentiles;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The runs as one table, for the terminal and for the report. */
final class Table {
    record Column(String title, Function<RunRow, String> cell) {}

    static final List<Column> COLUMNS = List.of(
            new Column("mode", RunRow::mode),
            new Column("fault", row -> row.fault().text()),
            new Column("offered", row -> "" + row.offered()),
            new Column("accepted", row -> "" + row.accepted()),
            new Column("refused", row -> "" + row.refused()),
            new Column("unknown", row -> "" + row.unknown()),
            new Column("recovered", row -> "" + row.recovered()),
            new Column("while down", Table::whileDown),
            new Column("straddling", row -> "" + row.straddling()),
            new Column("fulfilled", row -> "" + row.fulfilled()),
            new Column("unmatched", row -> "" + row.unmatched()),
            new Column("LOST", row -> row.lost() == null ? "–" : "" + row.lost()),
            new Column("doubled", row -> "" + row.doubled()),
            new Column("duplicates", row -> row.duplicates() == null ? "–" : "" + row.duplicates()),
            new Column("wait ms", row -> percentiles(row.waitMillis())),
            new Column("done ms", row -> percentiles(row.doneMillis())),
            new Column(
                    "drain s",
                    row -> row.drainSeconds() == null ? "–" : String.format(Locale.ROOT, "%.1f", row.drainSeconds())));

    /** Numbers are read from the right. */
    static final int TEXT_COLUMNS = 2;

    private Table() {}

    static String text(List<RunRow> rows) {
        var text = new StringBuilder();
        var widths = COLUMNS.stream().map(column -> width(column, rows)).toList();
        line(text, widths, Column::title);
        for (var row : rows) {
            line(text, widths, column -> column.cell().apply(row));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<Integer> widths, Function<Column, String> cell) {
        for (int i = 0; i < COLUMNS.size(); i++) {
            var value = cell.apply(COLUMNS.get(i));
            var padding = " ".repeat(widths.get(i) - value.length());
            text.append(i == 0 ? "" : "  ").append(i < TEXT_COLUMNS ? value + padding : padding + value);
        }
        text.append(System.lineSeparator());
    }

    private static int width(Column column, List<RunRow> rows) {
        return Math.max(
                column.title().length(),
                rows.stream()
                        .mapToInt(row -> column.cell().apply(row).length())
                        .max()
                        .orElse(0));
    }

    private static String whileDown(RunRow row) {
        return row.fault().takesSomethingDown() ? row.acceptedWhileDown() + " of " + row.offeredWhileDown() : "–";
    }

    private static String percentiles(@Nullable Percentiles of) {
        return of == null ? "–" : of.p50() + "/" + of.p99();
    }
}
