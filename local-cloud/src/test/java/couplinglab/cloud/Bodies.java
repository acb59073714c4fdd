package couplinglab.cloud;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Message bodies that are hard to carry, each by its name. */
final class Bodies {
    static final int LARGEST = 1024 * 1024;

    private Bodies() {}

    /** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html names what is allowed. */
    static Map<String, String> carried() {
        var bodies = new LinkedHashMap<String, String>();
        for (int character : new int[] {'\t', '\n', '\r', 0x7F, 0x80, 0x85, 0x9F, 0xA0, 0xAD, 0x2028, 0x2029, 0xD7FF}) {
            bodies.put(name(character), amid(character));
        }
        for (int character : new int[] {0xE000, 0xFEFF, 0xFFFD, 0x10000, 0x1F4E6, 0x1FFFE, 0x10FFFF, 0x200B, 0x202E}) {
            bodies.put(name(character), amid(character));
        }
        bodies.put("byte order mark in front", "\uFEFFbody");
        bodies.put("CRLF", "one\r\ntwo\r\n\r\n");
        bodies.put("quotes and backslashes", "\"'`\\ \\\\ \\\" \\n \\u0000");
        bodies.put("markup", "<a b=\"c\">&amp; & &#0; &#x0; </a>");
        bodies.put("CDATA", "<![CDATA[ x ]]> ]]>");
        bodies.put("combining sequences", "e\u0301 a\u0308\u0323 \u1112\u1161\u11AB");
        bodies.put("joined emoji", "\uD83D\uDC69\u200D\uD83D\uDE80 \uD83C\uDDEA\uD83C\uDDFA");
        bodies.put("leading and trailing white space", " \t\n body \n\t ");
        bodies.put("white space alone", " \t\r\n ");
        bodies.put("a space", " ");
        bodies.put("JSON in JSON", "{\"a\":\"{\\\"b\\\":\\\"\\\\u0000\\\\n\\\"}\"}");
        bodies.put("percent and plus", "100% %41 %zz + %2B a+b&c=d;e?f#g");
        bodies.put("null as a word", "null");
        return bodies;
    }

    static Map<String, String> refused() {
        var bodies = new LinkedHashMap<String, String>();
        IntPredicate isAllowed = character -> character == '\t' || character == '\n' || character == '\r';
        IntStream.range(0, ' ').filter(isAllowed.negate()).forEach(control -> bodies.put(name(control), amid(control)));
        bodies.put(name(0xFFFE), amid(0xFFFE));
        bodies.put(name(0xFFFF), amid(0xFFFF));
        return bodies;
    }

    static Map<String, String> unpairedSurrogates() {
        return Map.of(
                "high", "a\uD83Db",
                "low", "a\uDCE6b",
                "high at the end", "a\uD83D",
                "the wrong way round", "\uDCE6\uD83D");
    }

    private static String amid(int character) {
        return "a" + Character.toString(character) + "b" + Character.toString(character);
    }

    private static String name(int character) {
        return "U+%04X".formatted(character);
    }
}
