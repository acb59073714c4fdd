package couplinglab.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTests {

    @ParameterizedTest
    @CsvSource({"0,0.00", "4,4.00", "4.5,4.50", "4.50,4.50", "99999.99,99999.99", "99999,99999.00", "00004,4.00"})
    void writesTwoDecimals(String spelled, String written) {
        assertThat(Price.parse(spelled)).hasToString(written);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "100000", "000001", "-1", "+1", "1e3", "4.", ".5", "4.505", "4,50", " 4", "4\n", "٤", "NaN", "0x1",
                "4.5.0"
            })
    void refusesOtherSpellings(@Nullable String spelled) {
        assertThatExceptionOfType(ContractViolation.class)
                .isThrownBy(() -> Price.parse(spelled))
                .withMessageContaining("must be a string of up to five digits")
                .satisfies(violation -> assertThat(violation.field()).isEqualTo("unitPrice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "100000", "1E5", "0.001", "1E+400000000", "1E-400000000"})
    void refusesAmountsThatHaveNoSpelling(String amount) {
        assertThatExceptionOfType(ContractViolation.class).isThrownBy(() -> new Price(new BigDecimal(amount)));
    }

    @Test
    void isEqualByValue() {
        assertThat(Price.parse("4.5")).isEqualTo(Price.parse("4.50")).hasSameHashCodeAs(Price.parse("4.50"));
        assertThat(new Price(new BigDecimal("4.5000"))).isEqualTo(Price.parse("4.5"));
        assertThat(Price.parse("4.5")).isNotEqualTo(Price.parse("4.51"));
    }
}
