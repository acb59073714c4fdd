package couplinglab.cloud.events;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A part of a list, of a hundred at most, in the order of names; the token names the last one before it. */
record Page(@Nullable String after, int limit) {
    private static final int MOST = 100;

    static Page asked(Call call) {
        var token = call.optional("NextToken", Constraint.NEXT_TOKEN);
        return new Page(token == null ? null : nameIn(token), call.number("Limit", 1, MOST, MOST));
    }

    /** @param sorted by name */
    <T> ObjectNode of(List<T> sorted, Function<T, String> name, String member, Function<T, JsonNode> description) {
        var rest = sorted.stream()
                .filter(item -> after == null || name.apply(item).compareTo(after) > 0)
                .toList();
        var page = rest.subList(0, Math.min(limit, rest.size()));
        var answer = EventFormat.JSON.createObjectNode();
        var items = answer.putArray(member);
        page.forEach(item -> items.add(description.apply(item)));
        if (page.size() < rest.size()) {
            answer.put("NextToken", tokenOf(name.apply(page.get(page.size() - 1))));
        }
        return answer;
    }

    private static String tokenOf(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String nameIn(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusals.invalid("Parameter NextToken is not valid.");
        }
    }
}
