package couplinglab.contracts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a customer asks for: the part of an order that two documents must share to be the same order. Compared by
 * value, never by byte.
 *
 * @param customer 1 to 64 characters, none of which SQS would refuse
 * @param destination a country, ISO 3166-1 alpha-2; {@code US} is home
 * @param lines 1 to 50 lines
 */
public record OrderContent(String customer, String destination, List<OrderLine> lines) {
    private static final Set<String> COUNTRIES = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2);

    public OrderContent(
            @Nullable String customer, @Nullable String destination, @Nullable List<@Nullable OrderLine> lines) {
        this.customer = requireCustomer(customer);
        this.destination = requireDestination(destination);
        this.lines = requireLines(lines);
    }

    /** The sum of all lines, with two decimals. */
    public BigDecimal total() {
        return lines.stream()
                .map(OrderLine::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.UNNECESSARY);
    }

    private static String requireCustomer(@Nullable String customer) {
        if (customer == null || customer.isEmpty() || customer.codePointCount(0, customer.length()) > 64) {
            throw new ContractViolation("customer", "must be 1 to 64 characters");
        }
        if (!customer.codePoints().allMatch(OrderContent::canBeSent)) {
            throw new ContractViolation(
                    "customer", "must have no control characters, unpaired surrogates, U+FFFE or U+FFFF");
        }
        return customer;
    }

    /** SQS refuses the rest for ever: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
    private static boolean canBeSent(int codePoint) {
        var type = Character.getType(codePoint);
        return type != Character.CONTROL && type != Character.SURROGATE && codePoint != 0xFFFE && codePoint != 0xFFFF;
    }

    private static String requireDestination(@Nullable String destination) {
        if (destination == null || !COUNTRIES.contains(destination)) {
            throw new ContractViolation("destination", "must be a country code of ISO 3166-1 alpha-2, such as \"US\"");
        }
        return destination;
    }

    private static List<OrderLine> requireLines(@Nullable List<@Nullable OrderLine> lines) {
        if (lines == null || lines.isEmpty() || lines.size() > 50) {
            throw new ContractViolation("lines", "must be a list of 1 to 50 lines");
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i) == null) {
                throw new ContractViolation("lines[" + i + "]", "must be a line with sku, quantity and unitPrice");
            }
        }
        return List.copyOf(lines);
    }
}
