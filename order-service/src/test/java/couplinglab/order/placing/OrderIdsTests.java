package couplinglab.order.placing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderIdsTests {
    private final PlacingConfiguration configuration = new PlacingConfiguration();

    @Test
    void areRandomAndNotCountedNorTakenFromAClock() {
        var ids = Stream.generate(configuration.orderIds()).limit(1000).toList();

        assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(4);
            assertThat(id.variant()).isEqualTo(2);
        });
        // Each of the 122 random bits is seen both ways.
        assertThat(ids.stream().mapToLong(UUID::getMostSignificantBits).reduce(0, (all, bits) -> all | bits))
                .isEqualTo(0xFFFF_FFFF_FFFF_4FFFL);
        assertThat(ids.stream().mapToLong(UUID::getMostSignificantBits).reduce(-1, (all, bits) -> all & bits))
                .isEqualTo(0x4000L);
    }
}
