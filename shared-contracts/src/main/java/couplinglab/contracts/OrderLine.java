package couplinglab.contracts;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of an order: {@code quantity} pieces of {@code sku} at {@code unitPrice} each. */
public record OrderLine(String sku, int quantity, Price unitPrice) {
    private static final Pattern SKU = Pattern.compile("[A-Z0-9-]{1,32}");

    // Readers hand in what the sender left out as null.
    @SuppressWarnings("ConstantValue")
    public OrderLine(@Nullable String sku, int quantity, @Nullable Price unitPrice) {
        if (sku == null || !SKU.matcher(sku).matches()) {
            throw new ContractViolation("sku", "must be 1 to 32 characters of A-Z, 0-9 and -");
        }
        if (quantity < 1 || quantity > 1000) {
            throw new ContractViolation("quantity", "must be a whole number from 1 to 1000");
        }
        if (unitPrice == null) {
            throw new ContractViolation("unitPrice", "is required, as a string such as \"4.50\"");
        }
        this.sku = sku;
        this.quantity = quantity;
        this.unitPrice = unitPrice;
    }

    BigDecimal amount() {
        return unitPrice.amount().multiply(BigDecimal.valueOf(quantity));
    }
}
