package couplinglab.controlroom.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0a1b2c3d-4e5f-6789-abcd-ef0123456789",
                "0A1B2C3D-4e5f-6789-abcd-ef0123456789",
                "0a1b2c3d-4e5f-6789-abcd-ef012345678g",
                "0a1b2c3d04e5f-6789-abcd-ef0123456789",
                "a-b-c-d-e",
                ""
            })
    void keepsEveryName(String name) {
        assertThat(Id.of(name)).hasToString(name).isEqualTo(Id.of(new String(name.toCharArray())));
    }
}
