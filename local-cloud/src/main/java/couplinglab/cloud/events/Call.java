package couplinglab.cloud.events;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client asks for, or a part of it. Whatever is not as the model of the API has it is refused.
 *
 * @param place where the part stands in the request, in AWS's notation with a dot at its end; empty for the whole
 */
record Call(String place, ObjectNode members) {
    static Call of(ObjectNode request) {
        return new Call("", request);
    }

    String text(String member, Constraint constraint) {
        var value = optional(member, constraint);
        if (value == null) {
            throw Refusals.unsatisfied("null", placeOf(member), "Member must not be null");
        }
        return value;
    }

    @Nullable
    String optional(String member, Constraint constraint) {
        var value = get(member);
        return value == null ? null : constraint.require(textOf(value, placeOf(member)), placeOf(member));
    }

    /** The one given, or the fallback where there is none. */
    int number(String member, int least, int most, int fallback) {
        var value = get(member);
        if (value == null) {
            return fallback;
        }
        if (!value.isIntegralNumber()) {
            throw Refusals.unserializable(placeOf(member), "an integer");
        }
        if (!value.canConvertToInt() || value.asInt() > most) {
            throw Refusals.unsatisfied(
                    value.asString(), placeOf(member), "Member must have value less than or equal to " + most);
        }
        if (value.asInt() < least) {
            throw Refusals.unsatisfied(
                    value.asString(), placeOf(member), "Member must have value greater than or equal to " + least);
        }
        return value.asInt();
    }

    List<Call> parts(String member, int most) {
        return elements(member, most, (element, place) -> part(element, place));
    }

    List<String> texts(String member, Constraint constraint, int most) {
        return elements(member, most, (element, place) -> constraint.require(textOf(element, place), place));
    }

    @Nullable
    Call part(String member) {
        var value = get(member);
        return value == null ? null : part(value, placeOf(member));
    }

    /** For whatever the model has and this cloud has not: better an error than a setting without an effect. */
    void refuse(String operation, String... notImplemented) {
        for (var member : notImplemented) {
            if (get(member) != null) {
                throw Refusals.notImplemented(operation + " with " + member);
            }
        }
    }

    @Nullable
    JsonNode get(String member) {
        var value = members.get(member);
        return value == null || value.isNull() ? null : value;
    }

    /** These members alone, as far as they are there. */
    ObjectNode only(String... known) {
        var some = EventFormat.JSON.createObjectNode();
        for (var member : known) {
            var value = get(member);
            if (value != null) {
                some.set(member, value);
            }
        }
        return some;
    }

    String placeOf(String member) {
        return place + Character.toLowerCase(member.charAt(0)) + member.substring(1);
    }

    private interface Reader<T> {
        T read(JsonNode element, String place);
    }

    private <T> List<T> elements(String member, int most, Reader<T> reader) {
        var value = get(member);
        if (value == null) {
            throw Refusals.unsatisfied("null", placeOf(member), "Member must not be null");
        }
        if (!value.isArray()) {
            throw Refusals.unserializable(placeOf(member), "a list");
        }
        if (value.isEmpty()) {
            throw Refusals.unsatisfied("[]", placeOf(member), "Member must have length greater than or equal to 1");
        }
        if (value.size() > most) {
            throw Refusals.unsatisfied(
                    "a list of " + value.size(),
                    placeOf(member),
                    "Member must have length less than or equal to " + most);
        }
        var elements = new ArrayList<T>();
        for (var element : value) {
            elements.add(reader.read(element, placeOf(member) + "." + (elements.size() + 1) + ".member"));
        }
        return elements;
    }

    private static Call part(JsonNode value, String place) {
        if (value instanceof ObjectNode object) {
            return new Call(place + ".", object);
        }
        throw Refusals.unserializable(place, "an object");
    }

    private static String textOf(JsonNode value, String place) {
        if (value.isString()) {
            return value.asString();
        }
        throw Refusals.unserializable(place, "a text");
    }
}
