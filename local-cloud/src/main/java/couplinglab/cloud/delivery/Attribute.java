package couplinglab.cloud.delivery;

/**
 * A message attribute as SQS has it.
 *
 * @param type String, Number or Binary, maybe with a label after a point
 * @param value the text, in Base64 where the type is binary
 */
public record Attribute(String type, String value) {
    public static Attribute text(String value) {
        return new Attribute("String", value);
    }
}
