package couplinglab.cloud.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request in AWS's Query protocol, or those of one member of a list in it. Names are as the API's
 * reference has them; lists are spelled {@code Name.member.1}, maps {@code Name.entry.1}.
 */
public final class QueryParameters {
    /** A batch of messages has no more, even if it is of attributes alone. */
    static final int MOST = 100_000;

    private final NavigableMap<String, String> values;
    private final String prefix;

    private QueryParameters(NavigableMap<String, String> values, String prefix) {
        this.values = values;
        this.prefix = prefix;
    }

    static QueryParameters parse(String form) {
        var values = new TreeMap<String, String>();
        int start = 0;
        while (start < form.length()) {
            int and = form.indexOf('&', start);
            int end = and < 0 ? form.length() : and;
            if (end > start) {
                add(form.substring(start, end), values);
            }
            start = end + 1;
        }
        return new QueryParameters(values, "");
    }

    private static void add(String pair, NavigableMap<String, String> values) {
        int equals = pair.indexOf('=');
        var name = FormText.decode(equals < 0 ? pair : pair.substring(0, equals));
        var value = equals < 0 ? "" : FormText.decode(pair.substring(equals + 1));
        if (values.put(name, value) != null) {
            throw AwsError.badRequest("InvalidQueryParameter", "A parameter is there twice.");
        }
        if (values.size() > MOST) {
            throw QueryProtocol.malformed("The form has more than " + MOST + " parameters.");
        }
    }

    public @Nullable String find(String name) {
        return values.get(prefix + name);
    }

    public String get(String name, String otherwise) {
        var value = find(name);
        return value == null ? otherwise : value;
    }

    /** @throws AwsError if it is not there */
    public String required(String name) {
        var value = find(name);
        if (value == null) {
            var member = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
            throw AwsError.badRequest(
                    "ValidationError",
                    "1 validation error detected: Value null at '" + member
                            + "' failed to satisfy constraint: Member must not be null");
        }
        return value;
    }

    /** The members of a list of structures, in their order. */
    public List<QueryParameters> members(String name) {
        return numbered(prefix + name + ".member.");
    }

    /** The entries of a map: each has two parameters, as the API's reference names them. */
    public List<QueryParameters> entries(String name) {
        return numbered(prefix + name + ".entry.");
    }

    private List<QueryParameters> numbered(String list) {
        var members = new ArrayList<QueryParameters>();
        for (int number = 1; has(list + number + "."); number++) {
            members.add(new QueryParameters(values, list + number + "."));
        }
        return members;
    }

    private boolean has(String start) {
        var next = values.ceilingKey(start);
        return next != null && next.startsWith(start);
    }
}
