package couplinglab.cloud.sns;

import couplinglab.cloud.wire.QueryParameters;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attributes of a message from a request.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html">Amazon SNS message attributes</a>
 */
final class MessageAttributes {
    private static final int LONGEST_NAME = 256;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final Pattern TYPE = Pattern.compile("(String|Number|Binary)(\\.[^\\p{Cntrl}]+)?");
    /** Longer ones are no numbers of any use, and slow to read. */
    private static final Pattern NUMBER =
            Pattern.compile("(?=.{1,100}$)[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private MessageAttributes() {}

    /** @throws couplinglab.cloud.wire.AwsError for the first that is none */
    static Map<String, MessageAttribute> read(QueryParameters message) {
        var attributes = new TreeMap<String, MessageAttribute>();
        for (var entry : message.entries("MessageAttributes")) {
            var name = entry.required("Name");
            if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
                throw SnsError.invalidValue("The name of a message attribute has 1 to 256 of A-Z, a-z, 0-9, underscore,"
                        + " hyphen and single points inside.");
            }
            attributes.put(name, attribute(name, entry));
        }
        return attributes;
    }

    private static MessageAttribute attribute(String name, QueryParameters entry) {
        var type = entry.required("Value.DataType");
        if (type.length() > LONGEST_NAME || !TYPE.matcher(type).matches()) {
            throw SnsError.invalidValue(
                    "The message attribute '" + name + "' has an invalid message attribute type, the"
                            + " set of supported type prefixes is Binary, Number, and String.");
        }
        boolean binary = type.startsWith("Binary");
        var value = entry.find(binary ? "Value.BinaryValue" : "Value.StringValue");
        if (value == null || value.isEmpty()) {
            throw SnsError.invalidValue("The message attribute '" + name + "' must contain non-empty message attribute"
                    + " value for message attribute type '" + type + "'.");
        }
        requireFit(name, type, value);
        return new MessageAttribute(type, value);
    }

    private static void requireFit(String name, String type, String value) {
        if (type.startsWith("Number") && !NUMBER.matcher(value).matches()) {
            throw SnsError.invalidValue("Could not cast message attribute '" + name + "' value to number.");
        }
        if (type.startsWith("Binary") && decoded(value) == null) {
            throw SnsError.invalidValue("The message attribute '" + name + "' is no Base64.");
        }
        if (Message.FORBIDDEN.matcher(value).find()) {
            throw SnsError.invalidValue("The message attribute '" + name + "' has characters that SNS does not take.");
        }
    }

    private static byte @Nullable [] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
