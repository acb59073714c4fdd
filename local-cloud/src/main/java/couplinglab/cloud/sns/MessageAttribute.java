package couplinglab.cloud.sns;

import couplinglab.cloud.delivery.Attribute;
import java.math.BigDecimal;

/**
 * What a publisher says of a message beside its body.
 *
 * @param type String, Number or Binary, maybe with a label after a point
 * @param value the text, in Base64 where the type is binary
 */
record MessageAttribute(String type, String value) {
    boolean isBinary() {
        return is("Binary");
    }

    boolean isNumber() {
        return is("Number");
    }

    private boolean is(String kind) {
        return type.equals(kind) || type.startsWith(kind + ".");
    }

    BigDecimal number() {
        return new BigDecimal(value);
    }

    Attribute forQueues() {
        return new Attribute(type, value);
    }
}
