package couplinglab.controlroom.check;

import static org.assertj.core.api.Assertions.assertThat;

import couplinglab.contracts.OrderContent;
import couplinglab.contracts.OrderLine;
import couplinglab.contracts.Price;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintsTests {
    private static final String LINES =
            "[{'sku':'TEA-1','quantity':2,'unitPrice':'4.50'}," + "{'sku':'MUG-7','quantity':1,'unitPrice':'12.00'}]";

    private final Fingerprints fingerprints = new Fingerprints();
    private final Fingerprint offered = fingerprints.of(new OrderContent(
            "ada",
            "US",
            List.of(new OrderLine("TEA-1", 2, Price.parse("4.50")), new OrderLine("MUG-7", 1, Price.parse("12.00")))));

    @ParameterizedTest
    @CsvSource({"4.50, 4.50", "4.50, 4.5", "12.00, 12", "'},{', '} , {'"})
    void isTheSameForTheSameValues(String asOffered, String asKept) {
        assertThat(of("ada", "US", LINES.replace(asOffered, asKept))).isEqualTo(offered);
    }

    @ParameterizedTest
    @CsvSource({"4.50, 4.51", "TEA-1, TEA-2", "'''quantity'':2', '''quantity'':3'"})
    void differsWithEachPartOfALine(String asOffered, String asKept) {
        assertThat(of("ada", "US", LINES.replace(asOffered, asKept)))
                .isNotNull()
                .isNotEqualTo(offered);
    }

    @Test
    void differsWithCustomerDestinationAndNumberOfLines() {
        assertThat(of("bob", "US", LINES)).isNotEqualTo(offered);
        assertThat(of("ada", "CH", LINES)).isNotEqualTo(offered);
        assertThat(of("ada", "US", LINES.substring(0, LINES.indexOf("},") + 1) + "]"))
                .isNotNull()
                .isNotEqualTo(offered);
    }

    @ParameterizedTest
    @CsvSource({"]", "{}", "null", "[null]", "'[{}]'"})
    void isMissingForLinesThatAreNone(String lines) {
        assertThat(of("ada", "US", lines)).isNull();
    }

    private @Nullable Fingerprint of(String customer, String destination, String lines) {
        return fingerprints.of(customer, destination, lines.replace('\'', '"'));
    }
}
