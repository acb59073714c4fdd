package couplinglab.controlroom.demo;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** A drawing surface with a time axis, in SVG. Lengths are user units of the view box. */
final class Chart {
    static final int WIDTH = 380;
    static final int HEIGHT = 200;
    private static final int LEFT = 44;
    private static final int RIGHT = 10;
    private static final int TOP = 26;
    private static final int BOTTOM = 24;
    private static final int MOST_TICKS = 8;

    private final StringBuilder svg = new StringBuilder();
    private final double length;
    private final DoubleUnaryOperator share;

    /** @param share where a value lies between the bottom, 0, and the top, 1 */
    Chart(String title, double length, DoubleUnaryOperator share) {
        this.length = Math.max(length, 0.1);
        this.share = share;
        svg.append("<svg role=\"img\" viewBox=\"0 0 %d %d\" xmlns=\"http://www.w3.org/2000/svg\"><title>%s</title>"
                .formatted(WIDTH, HEIGHT, title));
    }

    double x(double seconds) {
        return LEFT + (WIDTH - LEFT - RIGHT) * Math.min(1, Math.max(0, seconds / length));
    }

    double y(double value) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * Math.min(1, Math.max(0, share.applyAsDouble(value)));
    }

    Chart bands(List<Timeline.Band> bands) {
        for (var band : bands) {
            double from = x(band.from());
            double to = x(band.to());
            rect("band", from, TOP, Math.max(1.5, to - from), HEIGHT - BOTTOM - TOP);
            boolean fits = from < WIDTH * 0.7;
            text(fits ? "band-label" : "band-label end", fits ? from + 3 : from - 3, TOP + 11, band.label());
        }
        return this;
    }

    /** Lines across, each with its value. */
    Chart levels(List<Double> values) {
        for (var value : values) {
            path("grid", "M%s %sH%s".formatted(number(LEFT), number(y(value)), number(WIDTH - RIGHT)));
            text("tick end", LEFT - 5, y(value) + 4, plain(value));
        }
        return this;
    }

    Chart seconds() {
        double step = step(length, MOST_TICKS);
        for (double at = 0; at <= length; at += step) {
            text("tick middle", x(at), HEIGHT - BOTTOM + 14, plain(at) + (at == 0 ? " s" : ""));
        }
        return this;
    }

    Chart rect(String style, double x, double y, double width, double height) {
        svg.append("<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
                .formatted(style, number(x), number(y), number(width), number(height)));
        return this;
    }

    Chart path(String style, String path) {
        if (!path.isEmpty()) {
            svg.append("<path class=\"%s\" d=\"%s\"/>".formatted(style, path));
        }
        return this;
    }

    Chart text(String style, double x, double y, String text) {
        svg.append("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>".formatted(style, number(x), number(y), text));
        return this;
    }

    String end() {
        return svg + "</svg>";
    }

    /** The smallest of 1, 2, 5 times a power of ten that needs no more than so many steps. */
    static double step(double range, int most) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(range, 1) / most)));
        for (double factor : new double[] {1, 2, 5}) {
            if (range / (factor * power) <= most && factor * power >= 1) {
                return factor * power;
            }
        }
        return Math.max(1, 10 * power);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
    }

    private static String plain(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
