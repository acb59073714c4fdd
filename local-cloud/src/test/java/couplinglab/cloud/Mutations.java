package couplinglab.cloud;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Makes of a valid request in JSON one that mostly is not: as bytes, as JSON, or in a JSON text within it. */
record Mutations(Random random) {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Members whose texts hold JSON of their own. */
    private static final List<String> JSON_TEXTS = List.of("Detail", "EventPattern", "Event");

    /** Jackson would write 1e400 as a text and an unpaired surrogate as a question mark. */
    private static final String PLACE_OF_ODD = "in place of something odd";

    private static final List<String> ODD = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "1e-400",
            "99999999999999999999999999999999",
            "[]",
            "{}",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"" + "x".repeat(5_000) + "\"",
            "[[[[[[[[[[[[]]]]]]]]]]]]",
            "{\"$or\":[{\"a\":[1]},{\"b\":[1]}]}",
            "[{\"wildcard\":\"*a*a*a*a*\"}]",
            "[{\"anything-but\":{\"wildcard\":[\"*\"]}}]",
            "[{\"numeric\":[\">\",1e300]}]",
            "\"$.detail[9999]\"",
            "\"<a><b><aws.events.event.json>\"",
            "\"arn:aws:events:us-east-1:000000000000:event-bus/\"");

    byte[] of(String valid) {
        return switch (random.nextInt(4)) {
            case 0 -> bytes(valid.getBytes(StandardCharsets.UTF_8));
            case 1 -> within(valid).getBytes(StandardCharsets.UTF_8);
            default -> tree(JSON.readTree(valid)).getBytes(StandardCharsets.UTF_8);
        };
    }

    /** A text of characters between these two. */
    String of(byte[] valid, char least, char most) {
        valid[random.nextInt(valid.length)] = (byte) (least + random.nextInt(most - least + 1));
        return new String(valid, StandardCharsets.US_ASCII).replaceAll("[^A-Za-z]", "X");
    }

    private byte[] bytes(byte[] body) {
        int at = random.nextInt(body.length);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(body, at);
            case 1 ->
                concatenated(
                        Arrays.copyOf(body, at), Arrays.copyOfRange(body, random.nextInt(body.length), body.length));
            case 2 -> concatenated(body, Arrays.copyOf(body, at));
            default -> flipped(body, at);
        };
    }

    private byte[] flipped(byte[] body, int at) {
        body[at] = (byte) random.nextInt(256);
        return body;
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** The request once for each of its places and each oddity there, in the JSON texts within it too. */
    static List<String> oddities(String valid) {
        var all = new ArrayList<String>();
        for (var odd : ODD) {
            all.addAll(with(odd, valid));
        }
        return all;
    }

    private static List<String> with(String odd, String json) {
        var root = JSON.readTree(json);
        var parents = new ArrayList<JsonNode>();
        collect(root, parents);
        var all = new ArrayList<String>();
        for (var parent : parents) {
            if (parent instanceof ObjectNode object) {
                for (var name : List.copyOf(object.propertyNames())) {
                    var within = JSON_TEXTS.contains(name)
                            ? with(odd, object.get(name).asString())
                            : List.<String>of();
                    addAll(odd, within, root, object.get(name), value -> object.set(name, value), all);
                }
            } else if (parent instanceof ArrayNode array) {
                IntStream.range(0, array.size())
                        .forEach(at -> addAll(odd, List.of(), root, array.get(at), value -> array.set(at, value), all));
            }
        }
        return all;
    }

    private static void addAll(
            String odd,
            List<String> texts,
            JsonNode root,
            JsonNode before,
            Consumer<JsonNode> place,
            List<String> all) {
        place.accept(StringNode.valueOf(PLACE_OF_ODD));
        all.add(root.toString().replace("\"" + PLACE_OF_ODD + "\"", odd));
        for (var text : texts) {
            place.accept(StringNode.valueOf(text));
            all.add(root.toString());
        }
        place.accept(before);
    }

    /** One node, anywhere, becomes another, letter by letter as that is written, or is gone, or is there twice. */
    private String tree(JsonNode root) {
        var parents = new ArrayList<JsonNode>();
        collect(root, parents);
        var parent = parents.get(random.nextInt(parents.size()));
        var odd = StringNode.valueOf(PLACE_OF_ODD);
        if (parent instanceof ObjectNode object) {
            var names = List.copyOf(object.propertyNames());
            var name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(4)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(names.get(random.nextInt(names.size())), object.get(name));
                default -> object.set(name, odd);
            }
        } else if (parent instanceof ArrayNode array) {
            int count = random.nextInt(4) == 0 ? 120 : 1;
            IntStream.range(0, count).forEach(index -> array.add(random.nextBoolean() ? array.get(0) : odd));
        }
        return root.toString().replace(odd.toString(), ODD.get(random.nextInt(ODD.size())));
    }

    /** A text that holds JSON of its own: a pattern, an event, a detail, a template. */
    private String within(String valid) {
        var root = JSON.readTree(valid);
        for (var parent : root.findParents("Detail")) {
            mutate((ObjectNode) parent, "Detail");
        }
        if (root instanceof ObjectNode object) {
            List.of("EventPattern", "Event").forEach(name -> mutate(object, name));
        }
        return root.toString();
    }

    private void mutate(ObjectNode parent, String name) {
        if (parent.has(name)) {
            var json = parent.get(name).asString();
            parent.put(
                    name,
                    random.nextInt(3) == 0
                            ? new String(bytes(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8)
                            : tree(JSON.readTree(json)));
        }
    }

    private static void collect(JsonNode node, List<JsonNode> parents) {
        if (node.isContainer() && !node.isEmpty()) {
            parents.add(node);
            node.forEach(child -> collect(child, parents));
        }
    }
}
