package couplinglab.cloud.sns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBlockTests {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/24, 10.0.0.0, true",
        "10.0.0.0/24, 10.0.0.255, true",
        "10.0.0.0/24, 10.0.1.0, false",
        "10.0.0.9/24, 10.0.0.1, true",
        "0.0.0.0/0, 255.255.255.255, true",
        "1.2.3.4/32, 1.2.3.4, true",
        "1.2.3.4/32, 1.2.3.5, false",
        "2001:db8::/32, 2001:DB8:0:1::ff, true",
        "2001:db8::/32, 2001:db9::, false",
        "::/0, ::1, true",
        "::/0, 1.2.3.4, false",
        "0.0.0.0/0, ::1, false",
    })
    void knowsWhatIsInside(String block, String address, boolean inside) {
        assertThat(Objects.requireNonNull(AddressBlock.parse(block)).contains(address))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0/24",
                "256.0.0.0/8",
                "010.0.0.0/8",
                "localhost/8",
                "::/129",
                "1:2/16",
                ":::/16",
                "fe80::1%lo/64",
                "10.0.0.0/24/24"
            })
    void isNoOtherText(String text) {
        assertThat(AddressBlock.parse(text)).isNull();
    }

    /** No name server is asked, and no pattern runs for ages. */
    @Test
    @Timeout(10)
    void answersAtOnceWhateverTheTextIs() {
        var all = Objects.requireNonNull(AddressBlock.parse("::/0"));
        for (var text : new String[] {":".repeat(250_000), "1".repeat(250_000), "999.999.999.999", "example.com"}) {
            assertThat(all.contains(text)).isFalse();
        }
    }
}
