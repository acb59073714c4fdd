package couplinglab.controlroom.demo;

import static couplinglab.controlroom.demo.Chart.number;

import couplinglab.controlroom.history.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The three pictures of a run: what the callers were told, how long they waited, and what piled up. */
final class Charts {
    private static final int MOST_BARS = 60;
    private static final int LEVELS = 4;

    /** Above the highest value, for the labels. */
    private static final double HEADROOM = 1.3;

    private static final List<Double> DECADES = List.of(1.0, 10.0, 100.0, 1000.0, 10_000.0);

    private Charts() {}

    /** Bars of the orders that fell due in each slice of time: accepted at the bottom, then refused, then unknown. */
    static String outcomes(Timeline run) {
        double slice = Math.max(0.5, Chart.step(run.length(), MOST_BARS));
        var bars = new TreeMap<Integer, Map<Outcome, Integer>>();
        for (var order : run.orders()) {
            bars.computeIfAbsent((int) (order.due() / slice), key -> new EnumMap<>(Outcome.class))
                    .merge(order.outcome(), 1, Integer::sum);
        }
        int most = bars.values().stream()
                .mapToInt(counts ->
                        counts.values().stream().mapToInt(count -> count).sum())
                .max()
                .orElse(1);
        var chart = linear("Orders every " + number(slice) + " s, by what the caller was told", run, most);
        bars.forEach((index, counts) -> bar(chart, index * slice, slice, counts));
        return chart.seconds().end();
    }

    /** A dot an order, where it fell due and how long its caller waited, on a logarithmic scale. */
    static String waits(Timeline run) {
        var chart = new Chart(
                        "What each caller waited, in milliseconds",
                        run.length(),
                        millis -> Math.log10(Math.max(1, millis)) / Math.log10(60_000))
                .bands(run.bands())
                .levels(DECADES);
        for (var outcome : Outcome.values()) {
            var path = new StringBuilder();
            run.orders().stream()
                    .filter(order -> order.outcome() == outcome)
                    .forEach(order -> path.append("M")
                            .append(number(chart.x(order.due())))
                            .append(" ")
                            .append(number(chart.y((double) order.waited())))
                            .append(outcome == Outcome.UNKNOWN ? "m0-3l3 3-3 3-3-3z" : "h0"));
            chart.path("dot " + outcome.text(), path.toString());
        }
        return chart.seconds()
                .text("title", 4, 14, "What each caller waited (ms)")
                .end();
    }

    /** Accepted and not shipped yet; and calls that hang. */
    static String pile(Timeline run) {
        int most = Stream.of(run.backlog(), run.hanging())
                .flatMap(List::stream)
                .mapToInt(Timeline.Level::value)
                .max()
                .orElse(1);
        return linear("Orders in the backlog, and calls that hang", run, most)
                .path("backlog", steps(run, run.backlog(), most))
                .path("hanging", steps(run, run.hanging(), most))
                .seconds()
                .end();
    }

    private static Chart linear(String title, Timeline run, int most) {
        double top = Math.max(1, most) * HEADROOM;
        double step = Chart.step(top, LEVELS);
        var levels = DoubleStream.iterate(0, level -> level <= top, level -> level + step)
                .boxed()
                .toList();
        return new Chart(title, run.length(), value -> value / top)
                .bands(run.bands())
                .levels(levels)
                .text("title", 4, 14, title);
    }

    private static void bar(Chart chart, double from, double slice, Map<Outcome, Integer> counts) {
        double x = chart.x(from);
        double width = Math.max(0.8, chart.x(from + slice) - x - 0.8);
        int below = 0;
        for (var outcome : List.of(Outcome.ACCEPTED, Outcome.REFUSED, Outcome.UNKNOWN)) {
            int count = counts.getOrDefault(outcome, 0);
            if (count > 0) {
                double top = chart.y(below + count);
                chart.rect("bar " + outcome.text(), x, top, width, chart.y(below) - top);
            }
            below += count;
        }
    }

    /** Changes within the same tenth of a unit of the picture are one. */
    private static String steps(Timeline run, List<Timeline.Level> levels, int most) {
        var chart = new Chart("", run.length(), value -> value / (Math.max(1, most) * HEADROOM));
        Map<String, Integer> last = new TreeMap<>();
        var order = new ArrayList<String>();
        for (var level : levels) {
            var x = number(chart.x(level.at()));
            if (last.put(x, level.value()) == null) {
                order.add(x);
            }
        }
        var path = new StringBuilder(order.isEmpty() ? "" : "M" + number(chart.x(0)) + " " + number(chart.y(0)));
        order.forEach(x -> path.append("H").append(x).append("V").append(number(chart.y(last.getOrDefault(x, 0)))));
        return path.append(order.isEmpty() ? "" : "H" + number(chart.x(run.length())))
                .toString();
    }
}
