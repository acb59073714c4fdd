package couplinglab.cloud.wire;

import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;

/** What can happen to a form on its way. */
final class Mutations {
    private static final List<String> HOSTILE = List.of(
            "%",
            "%00",
            "%FF%FE",
            "%ED%A0%BD",
            "é",
            "\u0000",
            "&",
            "==",
            "[".repeat(2_000),
            "%7B%22a%22%3A".repeat(600),
            "9".repeat(3_000),
            "1e999999999",
            "-0",
            "../../etc/passwd",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
            "';drop table topic;--",
            "x".repeat(70_000),
            "%F0%9F%93%A6",
            "member.99999999999999999999",
            ".member.1.",
            "NaN",
            "null",
            "true",
            "%5B%5D",
            "%7B%7D");

    private Mutations() {}

    static String of(String form, Random random) {
        var mutated = form;
        for (int rounds = 1 + random.nextInt(3); rounds > 0; rounds--) {
            mutated = once(mutated, random);
        }
        return mutated;
    }

    private static String once(String form, Random random) {
        int start = random.nextInt(form.length() + 1);
        int end = start + random.nextInt(Math.min(20, form.length() - start) + 1);
        return switch (random.nextInt(7)) {
            case 0 -> form.substring(0, start);
            case 1 -> form.substring(0, start) + form.substring(end);
            case 2 -> form.substring(0, end) + form.substring(start);
            case 3 -> form.substring(0, start) + (char) random.nextInt(256) + form.substring(start);
            case 4 -> form.substring(0, start) + hostile(random) + form.substring(end);
            case 5 -> pairwise(form, random, (name, value) -> name + "=" + hostile(random));
            default -> pairwise(form, random, (name, value) -> hostile(random) + "=" + value);
        };
    }

    private static String hostile(Random random) {
        return HOSTILE.get(random.nextInt(HOSTILE.size()));
    }

    /** Changes one of the parameters and leaves the others. */
    private static String pairwise(String form, Random random, BinaryOperator<String> change) {
        var pairs = form.split("&", -1);
        int chosen = random.nextInt(pairs.length);
        var pair = pairs[chosen].split("=", 2);
        pairs[chosen] = change.apply(pair[0], pair.length > 1 ? pair[1] : "");
        return String.join("&", pairs);
    }
}
