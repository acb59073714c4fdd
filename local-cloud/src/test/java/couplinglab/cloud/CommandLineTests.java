package couplinglab.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTests {
    @Test
    void readsPortAndFolder() {
        var settings = CommandLine.parse("--sqs-port=19324", "--data=/some where/sqs");
        assertThat(settings.sqsPort()).isEqualTo(19324);
        assertThat(settings.data()).isEqualTo(Path.of("/some where/sqs"));
    }

    @Test
    void putsSnsAndEventBridgeWhereItIsToldOrBesideSqs() {
        assertThat(CommandLine.parse("--in-memory").eventsPort()).isEqualTo(9325);
        assertThat(CommandLine.parse("--in-memory", "--sqs-port=19324").eventsPort())
                .isEqualTo(19325);
        assertThat(CommandLine.parse("--in-memory", "--sqs-port=0").eventsPort())
                .isZero();
        assertThat(CommandLine.parse("--in-memory", "--events-port=8000", "--sqs-port=0")
                        .eventsPort())
                .isEqualTo(8000);
        assertThat(CommandLine.parse("--in-memory", "--events-port=0").eventsPort())
                .isZero();
    }

    @Test
    void keepsNothingWhereAskedEvenWithAFolder() {
        var settings = CommandLine.parse("--data=anywhere", "--in-memory");
        assertThat(settings.sqsPort()).isEqualTo(9324);
        assertThat(settings.data()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--sqs-port=9324",
                "--data=",
                "--data=x --sqs-port=",
                "--data=x --sqs-port=-1",
                "--data=x --sqs-port=65536",
                "--data=x --sqs-port=sqs",
                "--data=x --sqs-port=65535",
                "--data=x --events-port=",
                "--data=x --events-port=65536",
                "--data=x extra",
            })
    void refusesAnythingElse(String arguments) {
        assertThatThrownBy(() -> CommandLine.parse(arguments.split(" ")))
                .isInstanceOf(CloudNotStarted.class)
                .hasMessageContaining("usage: ");
    }
}
