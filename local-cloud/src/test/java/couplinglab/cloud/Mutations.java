package couplinglab.cloud;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes of a valid request in JSON one that mostly is not: as bytes, as JSON, or in a JSON text within it. */
record Mutations(Random random) {
    private static final JsonMapper JSON = JsonMapper.shared();
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
            default -> tree(JSON.readTree(valid)).toString().getBytes(StandardCharsets.UTF_8);
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

    /** One node, anywhere, becomes another, or is gone, or is there twice. */
    private JsonNode tree(JsonNode root) {
        var parents = new ArrayList<JsonNode>();
        collect(root, parents);
        var parent = parents.get(random.nextInt(parents.size()));
        var odd = JSON.readTree(ODD.get(random.nextInt(ODD.size())));
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
        return root;
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
                            : tree(JSON.readTree(json)).toString());
        }
    }

    private static void collect(JsonNode node, List<JsonNode> parents) {
        if (node.isContainer() && !node.isEmpty()) {
            parents.add(node);
            node.forEach(child -> collect(child, parents));
        }
    }
}
