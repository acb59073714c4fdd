package couplinglab.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A price with two decimals, written as a JSON string so that no reader rounds it through binary floating point.
 * Two prices of the same value are equal however they were spelled: {@code "4.5"} is {@code "4.50"}.
 */
public record Price(BigDecimal amount) {
    private static final Pattern SPELLING = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,2})?");

    public Price {
        if (amount.signum() < 0
                || amount.precision() - amount.scale() > 5
                || amount.stripTrailingZeros().scale() > 2) {
            throw notAPrice();
        }
        amount = amount.setScale(2, RoundingMode.UNNECESSARY);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Price parse(@Nullable String text) {
        if (text == null || !SPELLING.matcher(text).matches()) {
            throw notAPrice();
        }
        return new Price(new BigDecimal(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return amount.toPlainString();
    }

    private static ContractViolation notAPrice() {
        return new ContractViolation(
                "unitPrice", "must be a string of up to five digits with at most two decimals, such as \"4.50\"");
    }
}
