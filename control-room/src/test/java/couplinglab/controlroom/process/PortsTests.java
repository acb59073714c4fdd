package couplinglab.controlroom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PortsTests {
    @RepeatedTest(5)
    void ofComposeAreFreeInHundredsOfTheirOwn() {
        var ports = Ports.freeOfCompose();

        assertThat(ports).isEqualTo(Ports.ofCompose(ports.base()));
        assertThat(ports.hundreds() * 100 + 81).isEqualTo(ports.orderService());
    }

    @Test
    void ofComposeEndLikeThoseOfItsFile() {
        assertThat(Ports.ofCompose(8080).hundreds()).isEqualTo(80);
        assertThat(Ports.ofCompose(30_180).hundreds()).isEqualTo(301);
        assertThatThrownBy(() -> Ports.ofCompose(9000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must end in 80")
                .hasMessageContaining("9000");
    }
}
