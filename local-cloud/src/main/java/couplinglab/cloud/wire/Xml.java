package couplinglab.cloud.wire;

import java.util.List;

/** One element of an answer: with a text, or with other elements. */
public record Xml(String name, String text, List<Xml> children) {
    public Xml {
        children = List.copyOf(children);
    }

    public static Xml of(String name, String text) {
        return new Xml(name, text, List.of());
    }

    public static Xml of(String name, Xml... children) {
        return of(name, List.of(children));
    }

    public static Xml of(String name, List<Xml> children) {
        return new Xml(name, "", children);
    }
}
