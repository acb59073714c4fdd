package couplinglab.controlroom.cli;

/** Texts that anybody may have written, for a terminal: what would control it is spelled out. */
final class Printable {
    private Printable() {}

    static String of(String text) {
        var printable = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isVisible(point)) {
                printable.appendCodePoint(point);
            } else {
                for (var unit : Character.toChars(point)) {
                    printable.append(String.format("\\u%04x", (int) unit));
                }
            }
        });
        return printable.toString();
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
