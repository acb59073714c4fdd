package couplinglab.cloud.sns;

import couplinglab.cloud.wire.QueryParameters;
import couplinglab.cloud.wire.Xml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a list, and a token for the next part.
 *
 * @param found one more than the page has room for, if there are so many
 * @param key of an item, by which the list is ordered
 */
record Page<T>(List<T> found, Function<T, String> key) {
    /**
     * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html">ListTopics</a>: up to 100
     */
    static final int SIZE = 100;

    /** @return the key after which the page begins; empty for the first page */
    static String after(QueryParameters request) {
        try {
            var token = request.get("NextToken", "");
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw SnsError.invalid("NextToken");
        }
    }

    List<Xml> as(String name, Function<T, Xml> member) {
        var page = found.subList(0, Math.min(SIZE, found.size()));
        var answer = new ArrayList<Xml>();
        answer.add(Xml.of(name, page.stream().map(member).toList()));
        if (found.size() > SIZE) {
            var last = key.apply(page.get(SIZE - 1)).getBytes(StandardCharsets.UTF_8);
            answer.add(
                    Xml.of("NextToken", Base64.getUrlEncoder().withoutPadding().encodeToString(last)));
        }
        return answer;
    }
}
